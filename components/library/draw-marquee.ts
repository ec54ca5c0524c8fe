import type { RefObject } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { type CellMeasure, cellsIn, type MarqueeBox, type MarqueeCells } from "./marquee-cells";
import { pullAt } from "./marquee-pull";
import { MarqueeSelection } from "./marquee-selection";

/** Pixels; less is a press. */
const fewestPixels = 5;

type Point = { along: number; down: number };

export type MarqueeParts = {
  /** What the rows stand in. */
  root: RefObject<HTMLElement | null>;
  rows: LibraryRows;
  measure: CellMeasure;
  /** How far from their real place rows are drawn, in pixels. */
  drawnAt: number;
  /** -1 where lines begin at the right. */
  lineSign: 1 | -1;
};

type Drawing = {
  event: PointerEvent;
  element: HTMLElement;
  page: HTMLElement;
  latest: RefObject<MarqueeParts>;
  show(box: MarqueeBox | null): void;
  onEnd(): void;
};

/** From one press until it ends. Returns how to stop it before that. */
export function drawMarquee({ event: press, element, page, latest, show, onEnd }: Drawing): () => void {
  let at = within(press);
  const from = pointAt();
  let selection: MarqueeSelection | null = null;
  let frame = 0;
  let lastFrame = 0;
  let taken: MarqueeCells | null = null;
  const listeners = new AbortController();
  const { signal } = listeners;

  function pointAt(): Point {
    const { left, right, top } = element.getBoundingClientRect();
    const { lineSign, drawnAt } = latest.current;
    return { along: lineSign > 0 ? at.x - left : right - at.x, down: at.y - top - drawnAt };
  }
  function step(now: number): void {
    const pull = pullAt(at.y, window.innerHeight) * (Math.min(50, now - lastFrame) / 1000);
    lastFrame = now;
    if (Math.abs(pull) >= 0.5) window.scrollBy({ top: pull, behavior: "instant" });
    const to = pointAt();
    const { rows, measure } = latest.current;
    const box = boxBetween(from, to);
    show(box);
    const cells = cellsIn(box, measure);
    if (!taken || !isSame(taken, cells)) selection?.take(rows, cells, measure.columns);
    taken = cells;
    frame = requestAnimationFrame(step);
  }
  function move(event: PointerEvent): void {
    if (event.pointerId !== press.pointerId) return;
    at = within(event);
    if (selection || Math.hypot(at.x - press.clientX, at.y - press.clientY) < fewestPixels) return;
    selection = new MarqueeSelection(press.shiftKey || press.ctrlKey || press.metaKey);
    // Also outside the window; and what lies below feels no pointer.
    page.setPointerCapture(press.pointerId);
    lastFrame = performance.now();
    frame = requestAnimationFrame(step);
  }
  function end(): void {
    // What moved since the last frame counts.
    if (selection) step(performance.now());
    finish();
  }
  function finish(): void {
    cancelAnimationFrame(frame);
    listeners.abort();
    if (page.hasPointerCapture(press.pointerId)) page.releasePointerCapture(press.pointerId);
    show(null);
    onEnd();
  }
  function cancel(): void {
    selection?.cancel();
    finish();
  }

  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", end, { signal });
  window.addEventListener("pointercancel", cancel, { signal });
  // Words are not marked meanwhile.
  window.addEventListener("selectstart", (event) => event.preventDefault(), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !selection) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
  return cancel;
}

/** A box that leaves the window would make the page larger. */
function within({ clientX, clientY }: PointerEvent): { x: number; y: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  return { x: Math.min(clientWidth, Math.max(0, clientX)), y: Math.min(clientHeight, Math.max(0, clientY)) };
}

function boxBetween(one: Point, other: Point): MarqueeBox {
  return {
    left: Math.min(one.along, other.along),
    right: Math.max(one.along, other.along),
    top: Math.min(one.down, other.down),
    bottom: Math.max(one.down, other.down),
  };
}

function isSame(one: MarqueeCells, other: MarqueeCells): boolean {
  return (
    one.firstRow === other.firstRow &&
    one.endRow === other.endRow &&
    one.firstColumn === other.firstColumn &&
    one.endColumn === other.endColumn
  );
}
