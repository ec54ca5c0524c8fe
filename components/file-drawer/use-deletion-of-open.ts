"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useStore } from "zustand";
import { deletableFile, deletionStore, requestDeletion } from "@/lib/client/deletion-store";
import type { MediaFile } from "@/lib/domain/media-file";

/** Asks to delete the open file for good, and tells when it is gone, with who stood beside it when it was asked. */
export function useDeletionOfOpen(
  fileId: string,
  neighbourId: string | null,
  onDeleted: (neighbourId: string | null) => void,
): (file: MediaFile) => void {
  const beside = useRef<string | null>(null);
  const isGone = useStore(deletionStore, ({ deleted }) => deleted.has(fileId));
  const tell = useEffectEvent(() => onDeleted(beside.current));
  useEffect(() => {
    if (isGone) tell();
  }, [isGone]);
  return (file) => {
    beside.current = neighbourId;
    requestDeletion([deletableFile(file)]);
  };
}
