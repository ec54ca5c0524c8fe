"use client";

import { useEffect, useSyncExternalStore } from "react";

/** Should no content come, what waits for it comes all the same. */
const longestWaitMs = 3_000;

let isPainted = false;
const listeners = new Set<() => void>();

function paint(): void {
  isPainted = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const timer = setTimeout(paint, longestWaitMs);
  return () => {
    clearTimeout(timer);
    listeners.delete(listener);
  };
}

/**
 * False until the page's first content is on the screen: what that does not need (toasts, drop zones, polls) is fetched
 * after it, not beside it.
 */
export function useAfterContent(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPainted,
    () => false,
  );
}

/** Tells that the content is in the document, and so about to be painted. */
export function useContentShown(isShown: boolean): void {
  useEffect(() => {
    if (!isShown || isPainted) return;
    // A task after the next frame: the frame has been painted then.
    const frame = requestAnimationFrame(() => setTimeout(paint));
    return () => cancelAnimationFrame(frame);
  }, [isShown]);
}
