"use client";

import type { MarqueeParts } from "./draw-marquee";
import { useMarquee } from "./use-marquee";

/** The box that is drawn over the files to select them; stands among the rows. */
export function Marquee(props: MarqueeParts) {
  const box = useMarquee(props);
  if (!box) return null;
  return (
    <div
      aria-hidden="true"
      data-marquee
      className="pointer-events-none absolute z-20 rounded-sm border border-accent bg-accent/15"
      style={{
        insetInlineStart: box.left,
        top: box.top + props.drawnAt,
        width: box.right - box.left,
        height: box.bottom - box.top,
      }}
    />
  );
}
