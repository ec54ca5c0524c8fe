"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { savesData } from "@/lib/client/pictures/data-saver";

/** A pointer that only passes by wants nothing. */
const intentMs = 120;
/** Pixels that are no accident, where motion is unwelcome. */
const deliberatePixels = 8;
const stepsOfKeys = 20;

/** Which video is looked through, where its pictures are drawn, and at which part (0..1) of its length. */
export type Scrub = { fileId: string; place: HTMLElement; part: number };

type Tile = Pick<Scrub, "fileId" | "place">;

/**
 * What is looked through in the grid: by the pointer's place along a tile, or with Alt and `,` or `.` on the focused one;
 * null when nothing is. Listens on the grid alone, so that tiles cost nothing.
 */
export function useScrub(root: RefObject<HTMLElement | null>): {
  scrub: Scrub | null;
  /** This video cannot be looked through now; the pointer has to come again. */
  giveUp(place: HTMLElement): void;
} {
  const [scrub, setScrub] = useState<Scrub | null>(null);
  const hopeless = useRef<HTMLElement | null>(null);
  const giveUp = useCallback((place: HTMLElement) => {
    hopeless.current = place;
    setScrub(null);
  }, []);

  useEffect(() => {
    const grid = root.current;
    if (!grid) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointedAt: Tile | null = null;
    let isMeant = false;
    /** Where the pointer came in, and where it is, from the window's left. */
    let cameAt = 0;
    let x = 0;

    const end = () => setScrub(null);
    function follow(tile: Tile): void {
      if (hopeless.current === tile.place) return;
      const { left, width } = tile.place.getBoundingClientRect();
      setScrub({ ...tile, part: within((x - left) / width) });
    }
    function over(event: PointerEvent): void {
      const tile = event.pointerType === "touch" ? null : tileOf(event.target);
      if (tile?.place === pointedAt?.place) return;
      clearTimeout(timer);
      isMeant = false;
      if (pointedAt) end();
      pointedAt = tile;
      hopeless.current = null;
      if (!tile || savesData()) return;
      cameAt = event.clientX;
      x = event.clientX;
      timer = setTimeout(() => {
        isMeant = true;
        // Where motion is unwelcome the pointer has to move on from here.
        if (isCalm()) cameAt = x;
        else follow(tile);
      }, intentMs);
    }
    function move(event: PointerEvent): void {
      // It may have been there before the page was alive.
      if (!pointedAt) over(event);
      x = event.clientX;
      if (!pointedAt || !isMeant) return;
      if (isCalm() && Math.abs(x - cameAt) < deliberatePixels) return;
      cameAt = Number.NEGATIVE_INFINITY;
      follow(pointedAt);
    }
    function leave(): void {
      clearTimeout(timer);
      pointedAt = null;
      isMeant = false;
      end();
    }
    function press(event: KeyboardEvent): void {
      const tile = tileOf(event.target);
      const step = event.code === "Comma" ? -1 : event.code === "Period" ? 1 : 0;
      if (!tile || !event.altKey || event.ctrlKey || event.metaKey || step === 0) {
        if (event.key !== "Alt") end();
        return;
      }
      event.preventDefault();
      setScrub((now) => {
        const isSame = now?.place === tile.place;
        return { ...tile, part: isSame ? within(now.part + step / stepsOfKeys) : step > 0 ? 0 : 1 };
      });
    }

    const listeners = new AbortController();
    const { signal } = listeners;
    grid.addEventListener("pointerover", over, { signal });
    grid.addEventListener("pointermove", move, { signal, passive: true });
    grid.addEventListener("pointerleave", leave, { signal });
    grid.addEventListener("keydown", press, { signal });
    grid.addEventListener("focusout", end, { signal });
    return () => {
      clearTimeout(timer);
      listeners.abort();
    };
  }, [root]);

  return { scrub, giveUp };
}

/** The tile of a video with a storyboard that an event is about. */
function tileOf(target: EventTarget | null): Tile | null {
  const link = target instanceof Element ? target.closest("[role=gridcell]")?.querySelector<HTMLElement>("a") : null;
  const place = link?.querySelector<HTMLElement>("[data-storyboard]");
  const { fileId } = link?.dataset ?? {};
  return place && fileId !== undefined ? { fileId, place } : null;
}

const within = (part: number) => Math.min(1, Math.max(0, part));
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
