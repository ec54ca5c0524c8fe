"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { isPassingBy, passesBy, whenItStays } from "@/lib/client/pictures/passing-by";
import { isCalm, isSame, type Look, viewAgain, viewOf } from "./row-view";
import { nextCalm, rowsInView, scrollScale } from "./row-window";

/** Heights of what covers the page at its top and bottom, with and without the bar of the selected files. */
const covered = { top: 88, bottom: 24, bottomBySelection: 96 };
/** Of the page, below which rows are seen. */
const headerHeight = 65;
/** Rows drawn beyond the window at either end. */
const overscan = 2;
const fastScreensPerSecond = 4;
/** So fast that nothing of one frame is in the next: rows beyond the window would never be seen. */
const rushingScreensPerSecond = 20;
/** So long after the last scrolling or jump nothing more is expected, and pictures are asked for. */
const restsAfterMs = 180;
/** Whoever jumps again sooner than this flips through: pictures wait as long for the last jump. */
const flipsMs = 400;
/**
 * Rows are placed from the first of so many. Places counted from the top of all would be other ones with each frame, and
 * browsers (Chromium 156 for one) take up to ten times as long to style elements of which no two have had the same place.
 */
const rowsPerOrigin = 16;

type Parts = { query: unknown; count: number; rowHeight: number; top: number | null; isSelecting: boolean };

/**
 * Which rows stand in or near the window, while the page scrolls. Rows are of one height, so this is arithmetic: nothing is
 * kept for each row, and a million of them cost what ten do. `top` is where the rows begin on the page; until that is
 * known (null) no row is in view. Rows of another `query` are other rows.
 */
export function useRowWindow({ query, count, rowHeight, top, isSelecting }: Parts) {
  const [viewHeight, setViewHeight] = useState(() => (typeof window === "undefined" ? 0 : window.innerHeight));
  const scale = useMemo(() => scrollScale({ count, rowHeight, viewHeight }), [count, rowHeight, viewHeight]);
  const measures = useMemo(() => ({ count, rowHeight, viewHeight }), [count, rowHeight, viewHeight]);
  const isScaled = scale.height < count * rowHeight;

  const look = useCallback(
    (rowsBeyond: number, isFast = false): Look => {
      if (top === null) return { first: 0, end: 0, rowsBeyond, drawnAt: 0, isFast };
      const scrolled = window.scrollY - top;
      const offset = isScaled ? scale.toRows(Math.max(0, scrolled)) : scrolled;
      const { first, end } = rowsInView(Math.max(0, offset), measures, rowsBeyond);
      // Scaled rows stand where they are seen, not where they would be.
      return { first, end, rowsBeyond, drawnAt: isScaled ? Math.max(0, scrolled) - offset : 0, isFast };
    },
    [top, isScaled, scale, measures],
  );
  /** While what is shown passes by, as while someone types on, rows beyond the window would never be seen. */
  const lookAtRest = useCallback(() => look(isPassingBy() ? 0 : overscan), [look]);
  const [drawn, setDrawn] = useState(() => ({ look, query, view: viewOf(look(overscan)) }));
  // Other measures are looked through at once: a drawing in between with the rows of before would take tiles away.
  const isSameSight = drawn.look === look && drawn.query === query;
  const view = isSameSight ? drawn.view : viewAgain(lookAtRest(), drawn.view);
  if (!isSameSight) setDrawn({ look, query, view });
  const show = useCallback(
    (next: Look) =>
      setDrawn((before) =>
        before.look === look && isSame(before.view, next)
          ? before
          : { ...before, look, view: viewOf(next, before.view) },
      ),
    [look],
  );

  /** One more step from light to full; the frames between them are free for whatever a person does. */
  const settle = useCallback(() => {
    setDrawn((before) => {
      if (before.look !== look) return before;
      const all = lookAtRest();
      return { ...before, view: { ...all, calm: nextCalm(before.view.calm, all, look(0)) } };
    });
  }, [look, lookAtRest]);
  useEffect(() => {
    if (view.isFast || (isCalm(view) && view.rowsBeyond === overscan)) return;
    if (isPassingBy() && isCalm(view)) return whenItStays(settle);
    const frame = requestAnimationFrame(settle);
    return () => cancelAnimationFrame(frame);
  }, [view, settle]);

  /** Where the page was scrolled to by itself: the rows of that are shown already. */
  const ownScroll = useRef<number | null>(null);

  useEffect(() => {
    let last = { at: performance.now(), y: window.scrollY };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      const now = performance.now();
      const speed = Math.abs(scale.toRows(window.scrollY - last.y)) / Math.max(8, now - last.at);
      last = { at: now, y: window.scrollY };
      const isOwn = ownScroll.current === window.scrollY;
      ownScroll.current = null;
      if (isOwn) return;
      const screensPerSecond = (speed * 1000) / window.innerHeight;
      const rowsBeyond = screensPerSecond > rushingScreensPerSecond ? 0 : overscan;
      const next = look(rowsBeyond, screensPerSecond > fastScreensPerSecond);
      // At speed each frame shows other tiles: drawn after the frame they would never be seen.
      if (next.isFast) {
        passesBy(restsAfterMs);
        flushSync(() => show(next));
      } else show(next);
      clearTimeout(timer);
      timer = setTimeout(settle, restsAfterMs);
    };
    const onResize = () => setViewHeight(window.innerHeight);
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onResize);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onResize);
    };
  }, [look, show, settle, scale]);

  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);
  const jump = useCallback(() => {
    const now = performance.now();
    passesBy(now - jumpedAt.current < flipsMs ? flipsMs : restsAfterMs);
    jumpedAt.current = now;
    setDrawn((before) => ({ ...before, look, view: { ...look(0), calm: before.view.calm } }));
  }, [look]);

  const originRow = view.first - (view.first % rowsPerOrigin);
  const coveredBelow = isSelecting ? covered.bottomBySelection : covered.bottom;
  const scrollToRow = useCallback(
    (row: number, align: "nearest" | "start" | "center" = "nearest", fromTop = covered.top) => {
      if (top === null) return;
      // The next key may follow soon, and comes before pictures.
      passesBy(restsAfterMs);
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
      ownScroll.current = window.scrollY;
      if (Math.abs(target - seen) > window.innerHeight / 2) jump();
      else show(look(overscan));
    },
    [rowHeight, top, scale, look, show, coveredBelow, jump],
  );

  const scrollToTop = useCallback(() => {
    window.scrollTo({ top: 0, behavior: "instant" });
    ownScroll.current = window.scrollY;
    show(look(overscan));
  }, [look, show]);

  /** The first row that is wholly seen, and how far below the window's top; null while the page is at its top. */
  const firstWholeRow = useCallback(() => {
    if (top === null || window.scrollY <= top) return null;
    const seen = scale.toRows(window.scrollY - top);
    const row = Math.ceil((seen + headerHeight) / rowHeight);
    return row < count ? { row, fromTop: row * rowHeight - seen } : null;
  }, [top, scale, rowHeight, count]);

  return {
    ...view,
    height: scale.height,
    viewHeight,
    /** Where `offsetOf` counts from, in pixels from the top of the rows. */
    origin: originRow * rowHeight + view.drawnAt,
    /** Where a row is drawn, in pixels from `origin`. */
    offsetOf: (row: number) => (row - originRow) * rowHeight,
    scrollToRow,
    scrollToTop,
    firstWholeRow,
  };
}
