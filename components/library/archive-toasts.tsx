"use client";

import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import { dismissToast, showToast } from "@/components/ui/toast";
import { archiveStore } from "@/lib/client/archive-store";
import { shownName } from "@/lib/domain/display-name";
import { fileTexts } from "@/lib/messages/en/files";
import { libraryTexts } from "@/lib/messages/en/library";
import { UndoCountdown } from "./undo-countdown";

const toastId = (fileId: string) => `archive-${fileId}`;

/** Shows each archive that can still be undone, and each that failed. */
export function ArchiveToasts() {
  const text = useText(libraryTexts);
  const { untitled } = useText(fileTexts);
  const entries = useStore(archiveStore, (state) => state.entries);
  const shown = useRef(new Set<string>());

  useEffect(() => {
    for (const [fileId, { file, state, reason, mayBeDone }] of entries) {
      const name = <bdi className="break-words">{shownName(file.displayName, untitled)}</bdi>;
      if (state === "pending" && !shown.current.has(fileId)) {
        shown.current.add(fileId);
        showToast({
          id: toastId(fileId),
          message: <UndoCountdown fileId={fileId}>{fill(text.archived, { name })}</UndoCountdown>,
          action: { label: text.undo, onClick: () => archiveStore.undo(fileId) },
          durationMs: null,
        });
      }
      if (state === "failed") {
        const message = fill(mayBeDone ? text.archiveUnsure : text.archiveFailed, { name });
        showToast({ tone: "danger", message, description: reason });
        archiveStore.acknowledge(fileId);
      }
    }
    for (const fileId of shown.current) {
      if (entries.get(fileId)?.state === "pending") continue;
      shown.current.delete(fileId);
      dismissToast(toastId(fileId));
    }
  }, [entries, text, untitled]);

  useEffect(() => {
    const leave = () => archiveStore.sendAllNow();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
  return null;
}
