"use client";

import { lazy, type RefObject, Suspense } from "react";
import { createPortal } from "react-dom";
import { useScrub } from "./use-scrub";

const ScrubPicture = lazy(() => import("./scrub-picture"));

/** Draws over the picture of the tile that is looked through. Costs nothing until somebody means to look. */
export function GridScrub({ root }: { root: RefObject<HTMLElement | null> }) {
  const { scrub, giveUp } = useScrub(root);
  if (!scrub) return null;
  const picture = (
    <Suspense>
      <ScrubPicture key={scrub.fileId} {...scrub} onNone={giveUp} />
    </Suspense>
  );
  return createPortal(picture, scrub.place);
}
