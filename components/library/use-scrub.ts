"use client";

import { useCallback, useEffect, useState } from "react";
import { savesData } from "@/lib/client/pictures/data-saver";

/** A pointer that only passes by wants nothing. */
const intentMs = 120;
/** Pixels that are no accident, where motion is unwelcome. */
const deliberatePixels = 8;
const stepsOfKeys = 20;

/** Where the person looks: as a part (0..1) of the video's length. */
export type Scrub = { part: number };

/** Where in a video its tile is scrubbed to, by the pointer's place along it or with Alt and `,` or `.`; null when not. */
export function useScrub(place: { readonly current: HTMLElement | null }) {
  const [scrub, setScrub] = useState<Scrub | null>(null);
  const end = useCallback(() => setScrub(null), []);

  useEffect(() => {
    const tile = place.current?.closest<HTMLElement>("[data-position]");
    if (!tile) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isMeant = false;
    let enteredAt = 0;
    let lastAt = 0;

    function follow(): void {
      const { left, width } = tile?.getBoundingClientRect() ?? { left: 0, width: 1 };
      setScrub({ part: Math.min(1, Math.max(0, (lastAt - left) / width)) });
    }
    function enter(event: PointerEvent): void {
      if (event.pointerType === "touch" || savesData()) return;
      clearTimeout(timer);
      enteredAt = event.clientX;
      lastAt = event.clientX;
      timer = setTimeout(() => {
        isMeant = true;
        // Where motion is unwelcome the pointer has to move on from here.
        if (matchMedia("(prefers-reduced-motion: reduce)").matches) enteredAt = lastAt;
        else follow();
      }, intentMs);
    }
    function move(event: PointerEvent): void {
      lastAt = event.clientX;
      if (!isMeant) return;
      const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (isCalm && Math.abs(lastAt - enteredAt) < deliberatePixels) return;
      enteredAt = Number.NEGATIVE_INFINITY;
      follow();
    }
    function leave(): void {
      clearTimeout(timer);
      isMeant = false;
      setScrub(null);
    }
    function press(event: KeyboardEvent): void {
      if (event.altKey && !event.ctrlKey && !event.metaKey) {
        const step = event.code === "Comma" ? -1 : event.code === "Period" ? 1 : 0;
        if (step === 0) return;
        event.preventDefault();
        setScrub((now) => ({
          part: now === null ? (step > 0 ? 0 : 1) : Math.min(1, Math.max(0, now.part + step / stepsOfKeys)),
        }));
      } else if (event.key !== "Alt") setScrub(null);
    }

    const listeners = new AbortController();
    const { signal } = listeners;
    tile.addEventListener("pointerenter", enter, { signal });
    tile.addEventListener("pointermove", move, { signal });
    tile.addEventListener("pointerleave", leave, { signal });
    tile.addEventListener("keydown", press, { signal });
    tile.addEventListener("blur", end, { signal });
    return () => {
      clearTimeout(timer);
      listeners.abort();
    };
  }, [place, end]);

  return { scrub, end };
}
