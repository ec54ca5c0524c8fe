"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { MediaFile } from "@/lib/domain/media-file";
import { type StableOrder, stableOrder } from "./stable-order";

/** Further down than this, new files wait above instead of moving what is looked at. */
const holdBelowPixels = 400;

/** The library's files in the order of the tiles, and a way to let the new ones in. */
export function useShownFiles(files: readonly MediaFile[]): StableOrder & { isHeld: boolean } {
  const isDown = useIsScrolledDown();
  const shown = useRef<readonly MediaFile[]>([]);
  // The same array for the same files: whoever is told of another one looks at all of them.
  const order = useMemo(() => stableOrder(shown.current, files, isDown), [files, isDown]);
  useEffect(() => {
    shown.current = order.files;
  }, [order]);
  return { ...order, isHeld: isDown };
}

function useIsScrolledDown(): boolean {
  const [isDown, setIsDown] = useState(false);
  useEffect(() => {
    const look = () => setIsDown(window.scrollY > holdBelowPixels);
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  return isDown;
}
