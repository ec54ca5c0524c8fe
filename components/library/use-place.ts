"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** The width of an element and its distance from the top of the page; null until it is measured. */
export function usePlace(element: RefObject<HTMLElement | null>): { width: number; top: number } | null {
  const [place, setPlace] = useState<{ width: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const { width, top } = current.getBoundingClientRect();
      const next = { width, top: Math.round(top + window.scrollY) };
      setPlace((before) => (before?.width === next.width && before.top === next.top ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    // A banner above moves the grid without changing its size.
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return place;
}
