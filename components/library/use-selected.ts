"use client";

import { useCallback, useSyncExternalStore } from "react";
import { selectionStore } from "@/lib/client/selection-store";

/** Whether a file is selected; whoever asks is drawn again only when that changes. */
export function useIsSelected(fileId: string): boolean {
  const isSelected = useCallback(() => selectionStore.has(fileId), [fileId]);
  return useSyncExternalStore(selectionStore.subscribe, isSelected, never);
}

/** How many files are selected. */
export function useSelectedCount(): number {
  return useSyncExternalStore(selectionStore.subscribe, countNow, none);
}

const countNow = () => selectionStore.getState().count;
const none = () => 0;
const never = () => false;
