"use client";

import { useEffect, useRef, useState } from "react";
import { drawMarquee, type MarqueeParts } from "./draw-marquee";
import type { MarqueeBox } from "./marquee-cells";

/**
 * Selects by drawing a box over the files with a pointer, from a place where there is none; Shift, Ctrl or ⌘ adds to what is
 * selected, Escape takes it back, and near the window's edges the page is pulled along. It goes by where rows stand, so
 * that those outside the document are selected too. Fingers scroll instead. Returns the box to draw.
 */
export function useMarquee(parts: MarqueeParts): MarqueeBox | null {
  const [box, setBox] = useState<MarqueeBox | null>(null);
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });

  const { root } = parts;
  useEffect(() => {
    const element = root.current;
    const page = element?.closest("main");
    if (!element || !page) return;
    let stop: (() => void) | null = null;

    function begin(event: PointerEvent): void {
      const isPress = event.button === 0 && event.pointerType !== "touch" && event.isPrimary;
      if (!element || !page || stop || !isPress || !isEmptyPlace(event.target, element)) return;
      stop = drawMarquee({ event, element, page, latest, show: setBox, onEnd: () => (stop = null) });
    }
    page.addEventListener("pointerdown", begin);
    return () => {
      page.removeEventListener("pointerdown", begin);
      stop?.();
    };
  }, [root]);

  return box;
}

/** Between files, beside them, and where a row of the table has nothing to press. */
function isEmptyPlace(target: EventTarget | null, root: HTMLElement): boolean {
  if (!(target instanceof Element)) return false;
  return target.contains(root) || (root.contains(target) && !target.closest("a, button"));
}
