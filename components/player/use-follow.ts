"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** What a person does to look elsewhere. Focus moving inside the box scrolls too, and counts as looking elsewhere. */
const looksElsewhere = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps the element marked `aria-current` inside the box in view whenever `position` changes, by scrolling that box
 * alone, until the person scrolls it; `follow` takes it up again.
 */
export function useFollow(position: number) {
  const boxRef = useRef<HTMLDivElement>(null);
  const [isFollowing, setIsFollowing] = useState(true);

  useEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const stop = new AbortController();
    const pause = (event: Event) => {
      const onWords = event.type === "pointerdown" && event.target !== box;
      const isSeek = event instanceof KeyboardEvent && ["Enter", " ", "Tab", "Escape", "Shift"].includes(event.key);
      if (!onWords && !isSeek && box.scrollHeight > box.clientHeight) setIsFollowing(false);
    };
    for (const type of looksElsewhere) box.addEventListener(type, pause, { signal: stop.signal, passive: true });
    return () => stop.abort();
  }, []);

  useEffect(() => {
    const box = boxRef.current;
    if (!box || !isFollowing || position < 0) return;
    centre(box, box.querySelector("[aria-current]"), true);
  }, [position, isFollowing]);

  const follow = useCallback(() => setIsFollowing(true), []);
  /** Shows another line, and stays there. */
  const lookAt = useCallback((line: number) => {
    const box = boxRef.current;
    if (!box) return;
    if (box.scrollHeight > box.clientHeight) setIsFollowing(false);
    centre(box, box.querySelector(`[data-line="${line}"]`), false);
  }, []);
  return { boxRef, isFollowing, follow, lookAt };
}

function centre(box: HTMLElement, wanted: Element | null, mayMove: boolean): void {
  if (!(wanted instanceof HTMLElement)) return;
  const calm = !mayMove || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const within = wanted.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  const top = within - (box.clientHeight - wanted.offsetHeight) / 2;
  box.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
}
