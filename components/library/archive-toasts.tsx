"use client";

import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { dismissToast, showToast } from "@/components/ui/toast";
import { archiveStore } from "@/lib/client/archive-store";
import { shownName } from "@/lib/domain/display-name";
import { UndoCountdown } from "./undo-countdown";

const toastId = (fileId: string) => `archive-${fileId}`;

/** Shows each archive that can still be undone, and each that failed. */
export function ArchiveToasts() {
  const entries = useStore(archiveStore, (state) => state.entries);
  const shown = useRef(new Set<string>());

  useEffect(() => {
    for (const [fileId, { file, state, reason }] of entries) {
      const name = <bdi className="break-words">{shownName(file.displayName)}</bdi>;
      if (state === "pending" && !shown.current.has(fileId)) {
        shown.current.add(fileId);
        showToast({
          id: toastId(fileId),
          message: <UndoCountdown fileId={fileId}>Archived {name}</UndoCountdown>,
          action: { label: "Undo", onClick: () => archiveStore.undo(fileId) },
          durationMs: null,
        });
      }
      if (state === "failed") {
        showToast({ tone: "danger", message: <>{name} was not archived and is back.</>, description: reason });
        archiveStore.acknowledge(fileId);
      }
    }
    for (const fileId of shown.current) {
      if (entries.get(fileId)?.state === "pending") continue;
      shown.current.delete(fileId);
      dismissToast(toastId(fileId));
    }
  }, [entries]);

  useEffect(() => {
    const leave = () => archiveStore.sendAllNow();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
  return null;
}
