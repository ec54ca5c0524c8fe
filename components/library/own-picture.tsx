"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import { PictureBackdrop } from "./picture-backdrop";
import { isShownWhole } from "./shown-whole";

/** A tile is drawn for when it is nearly in sight. */
const nearby = "400px 0px";

type Props = {
  fileId: string;
  type: string | null;
  bytes: number | null;
  /** What stands there until there is a picture, and when there is none. */
  fallback: ReactNode;
};

/** The picture of a file whose backend makes none: drawn in this browser from the file's own bytes. */
export function OwnPicture({ fileId, type, bytes, fallback }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const address = useOwnPicture(place, { fileId, type, bytes });
  const [ratio, setRatio] = useState<number | null>(null);
  const isWhole = isShownWhole(ratio);
  return (
    <div ref={place} className="absolute inset-0">
      {fallback}
      {address && isWhole ? (
        <div aria-hidden="true" className="absolute inset-0 overflow-hidden bg-sunken">
          <PictureBackdrop picture={image} />
        </div>
      ) : null}
      {address ? (
        <img
          ref={image}
          src={address}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight)}
          className={`absolute inset-0 size-full transition-opacity duration-200 ${isWhole ? "object-contain" : "object-cover"} ${ratio === null ? "opacity-0" : "opacity-100"}`}
        />
      ) : null}
    </div>
  );
}

/** An address of the picture in this page, null while there is none. What scrolls away before its turn is not drawn. */
function useOwnPicture(
  place: { readonly current: HTMLElement | null },
  { fileId, type, bytes }: Omit<Props, "fallback">,
): string | null {
  const { key: library } = usePresentBackend();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const leaving = new AbortController();
    let made: string | null = null;
    let isInSight = false;
    let isAsked = false;
    const draw = async () => {
      const { ownPicture } = await import("@/lib/client/pictures/own-pictures");
      const wanted = { library, fileId, type, bytes, signal: leaving.signal, isInSight: () => isInSight };
      const picture = await ownPicture(wanted).catch((failure: unknown) => {
        if (!leaving.signal.aborted) throw failure;
        return null;
      });
      if (!picture || leaving.signal.aborted) return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    };
    const seen = new IntersectionObserver(([entry]) => {
      isInSight = entry?.isIntersecting ?? false;
    });
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting || isAsked) return;
        isAsked = true;
        void draw();
      },
      { rootMargin: nearby },
    );
    seen.observe(element);
    near.observe(element);
    return () => {
      seen.disconnect();
      near.disconnect();
      leaving.abort(new DOMException("The tile left the page", "AbortError"));
      if (made) URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [place, library, fileId, type, bytes]);
  return address;
}
