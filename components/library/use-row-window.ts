"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { passesBy } from "@/lib/client/pictures/passing-by";
import { rowsInView, scrollScale } from "./row-window";

/** Heights of what covers the page at its top and bottom, with and without the bar of the selected files. */
const covered = { top: 88, bottom: 24, bottomBySelection: 96 };
/** Rows drawn beyond the window at either end. */
const overscan = 2;
const fastScreensPerSecond = 4;
const restsAfterMs = 110;

type Parts = { head: string | undefined; count: number; rowHeight: number; top: number | null; isSelecting: boolean };
type View = { first: number; end: number; drawnAt: number; isFast: boolean };

/**
 * Which rows stand in or near the window, while the page scrolls. Rows are of one height, so this is arithmetic: nothing is
 * kept for each row, and a million of them cost what ten do. `top` is where the rows begin on the page; until that is
 * known (null) no row is in view. `head` is the first file of all.
 */
export function useRowWindow({ head, count, rowHeight, top, isSelecting }: Parts) {
  const [viewHeight, setViewHeight] = useState(() => (typeof window === "undefined" ? 0 : window.innerHeight));
  const scale = useMemo(() => scrollScale({ count, rowHeight, viewHeight }), [count, rowHeight, viewHeight]);
  const measures = useMemo(() => ({ count, rowHeight, viewHeight }), [count, rowHeight, viewHeight]);
  // Of other results those in the window come first, and the rows beyond it a moment later.
  const beyond = useDeferredValue(head) === head ? overscan : 0;
  const isScaled = scale.height < count * rowHeight;

  const look = useCallback(
    (isFast: boolean): View => {
      if (top === null) return { first: 0, end: 0, drawnAt: 0, isFast };
      const scrolled = window.scrollY - top;
      const offset = isScaled ? scale.toRows(Math.max(0, scrolled)) : scrolled;
      const { first, end } = rowsInView(Math.max(0, offset), measures, beyond);
      // Scaled rows stand where they are seen, not where they would be.
      return { first, end, drawnAt: isScaled ? Math.max(0, scrolled) - offset : 0, isFast };
    },
    [top, isScaled, scale, measures, beyond],
  );
  const [drawn, setDrawn] = useState(() => ({ look, view: look(false) }));
  // Other measures are looked through at once: a drawing in between with the rows of before would take tiles away.
  const view = drawn.look === look ? drawn.view : look(false);
  if (drawn.look !== look) setDrawn({ look, view });
  const show = useCallback(
    (next: View) =>
      setDrawn((before) => (before.look === look && isSame(before.view, next) ? before : { look, view: next })),
    [look],
  );

  useEffect(() => {
    let last = { at: performance.now(), y: window.scrollY };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      const now = performance.now();
      const speed = Math.abs(scale.toRows(window.scrollY - last.y)) / Math.max(8, now - last.at);
      last = { at: now, y: window.scrollY };
      const isFast = speed * 1000 > fastScreensPerSecond * window.innerHeight;
      // At speed each frame shows other tiles: drawn after the frame they would never be seen.
      if (isFast) {
        passesBy(restsAfterMs);
        flushSync(() => show(look(true)));
      } else show(look(false));
      clearTimeout(timer);
      timer = setTimeout(() => show(look(false)), restsAfterMs);
    };
    const onResize = () => setViewHeight(window.innerHeight);
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onResize);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onResize);
    };
  }, [look, show, scale]);

  const coveredBelow = isSelecting ? covered.bottomBySelection : covered.bottom;
  const scrollToRow = useCallback(
    (row: number, align: "nearest" | "start" | "center" = "nearest", fromTop = covered.top) => {
      if (top === null) return;
      const at = row * rowHeight;
      const seen = scale.toRows(window.scrollY - top);
      const above = at - fromTop;
      const below = at + rowHeight + coveredBelow - window.innerHeight;
      if (align === "nearest" && seen <= above && seen >= below) return;
      const target =
        align === "center"
          ? at - (window.innerHeight - rowHeight) / 2
          : align === "start" || seen > above
            ? above
            : below;
      window.scrollTo({ top: Math.max(0, top + scale.toScroll(target)), behavior: "instant" });
      show(look(false));
    },
    [rowHeight, top, scale, look, show, coveredBelow],
  );

  const scrollToTop = useCallback(() => {
    window.scrollTo({ top: 0, behavior: "instant" });
    show(look(false));
  }, [look, show]);

  return {
    ...view,
    height: scale.height,
    viewHeight,
    /** Where a row is drawn, in pixels from the top of the rows. */
    offsetOf: (row: number) => row * rowHeight + view.drawnAt,
    scrollToRow,
    scrollToTop,
  };
}

function isSame(one: View, other: View): boolean {
  return (
    one.first === other.first && one.end === other.end && one.drawnAt === other.drawnAt && one.isFast === other.isFast
  );
}
