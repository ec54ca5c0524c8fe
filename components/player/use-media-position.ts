"use client";

import { useCallback, useSyncExternalStore } from "react";

const signals = ["timeupdate", "seeking", "seeked", "loadedmetadata", "emptied"] as const;

/**
 * Something derived from where the media is, such as the index of the spoken word. The media element is the only
 * place where the time lives; a component renders again only when what it derives changes.
 */
export function useMediaPosition<T extends number | boolean>(
  media: HTMLMediaElement | null,
  derive: (seconds: number) => T,
  absent: T,
): T {
  const subscribe = useCallback((notify: () => void) => (media ? watchPosition(media, notify) : () => {}), [media]);
  return useSyncExternalStore(
    subscribe,
    () => (media ? derive(media.currentTime) : absent),
    () => absent,
  );
}

function watchPosition(media: HTMLMediaElement, notify: () => void): () => void {
  const stop = new AbortController();
  let frame = 0;
  // `timeupdate` comes four times a second, which is too coarse for single words: look at every frame while playing.
  const look = () => {
    notify();
    frame = media.paused ? 0 : requestAnimationFrame(look);
  };
  const start = () => {
    if (frame === 0) look();
  };
  for (const signal of signals) media.addEventListener(signal, notify, { signal: stop.signal });
  media.addEventListener("play", start, { signal: stop.signal });
  start();
  return () => {
    stop.abort();
    cancelAnimationFrame(frame);
  };
}
