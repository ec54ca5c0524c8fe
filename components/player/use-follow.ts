"use client";

import { useEffect, useRef, useState } from "react";

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
    const current = box.querySelector<HTMLElement>("[aria-current]");
    if (!current) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const within = current.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    const top = within - (box.clientHeight - current.offsetHeight) / 2;
    box.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
  }, [position, isFollowing]);

  return { boxRef, isFollowing, follow: () => setIsFollowing(true) };
}
