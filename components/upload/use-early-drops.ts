"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * Takes what is dropped before the drop layer is there: without it the browser would leave the page for the file.
 * `end` is called by the layer once it is alive.
 */
export function useEarlyDrops(onFiles: (files: readonly File[]) => void): { isDragging: boolean; end(): void } {
  const [isDragging, setIsDragging] = useState(false);
  const latest = useRef(onFiles);
  const stop = useRef<AbortController>(null);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setIsDragging(true);
    };
    const take = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const { signal } = controller;
    document.addEventListener("dragenter", hold, { signal });
    document.addEventListener("dragover", hold, { signal });
    document.addEventListener("drop", take, { signal });
    return () => controller.abort();
  }, []);
  const end = useCallback(() => stop.current?.abort(), []);
  return { isDragging, end };
}
