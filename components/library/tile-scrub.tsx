"use client";

import { lazy, Suspense, useRef } from "react";
import { useScrub } from "./use-scrub";

const ScrubPicture = lazy(() => import("./scrub-picture"));

/** Lies over the picture of a video that has a storyboard. Costs nothing until somebody means to look through it. */
export function TileScrub({ fileId }: { fileId: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { scrub, end } = useScrub(place);
  return (
    <div ref={place} aria-hidden="true" className="pointer-events-none absolute inset-0">
      {scrub ? (
        <Suspense>
          <ScrubPicture fileId={fileId} scrub={scrub} onNone={end} />
        </Suspense>
      ) : null}
    </div>
  );
}
