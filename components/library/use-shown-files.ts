"use client";

import { useEffect, useRef, useState } from "react";
import type { MediaFile } from "@/lib/domain/media-file";
import { type StableOrder, stableOrder } from "./stable-order";

/** Further down than this, new files wait above instead of moving what is looked at. */
const holdBelowPixels = 400;

/** The library's files in the order of the tiles, and a way to let the new ones in. */
export function useShownFiles(files: readonly MediaFile[]): StableOrder {
  const isDown = useIsScrolledDown();
  const shownIds = useRef<readonly string[]>([]);
  const order = stableOrder(shownIds.current, files, isDown);
  useEffect(() => {
    shownIds.current = order.files.map((file) => file.fileId);
  });
  return order;
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
