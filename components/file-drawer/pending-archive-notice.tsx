"use client";

import Archive from "lucide-react/icons/archive";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { archiveStore } from "@/lib/client/archive-store";
import { archiveTexts } from "@/lib/messages/en/archives";

/** Says that the open file waits to be archived, and undoes it. Nothing for any other file. */
export function PendingArchiveNotice({ fileId, canUndo }: { fileId: string; canUndo: boolean }) {
  const text = useText(archiveTexts);
  const archive = useStore(archiveStore, ({ groups }) =>
    [...groups.values()].find(
      ({ state, files }) => state !== "returned" && files.some((file) => file.fileId === fileId),
    ),
  );
  if (!archive) return null;
  return (
    <Notice
      role="status"
      tone="warning"
      icon={<Archive aria-hidden />}
      action={
        canUndo ? (
          <Button size="sm" onClick={() => void archiveStore.undo(archive.group)}>
            {text.undo}
          </Button>
        ) : null
      }
    >
      {archive.isOwn ? text.isPending : text.isPendingByOther(archive.requestedAt)}
    </Notice>
  );
}
