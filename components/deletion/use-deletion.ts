"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createElement, useRef, useState } from "react";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import { showToast } from "@/components/ui/toast";
import { removeCachedFile } from "@/lib/client/cached-file";
import { type DeletableFile, type DeletionFailure, deleteFiles, dismissDeletion } from "@/lib/client/deletion-store";
import { libraryIndex } from "@/lib/client/library-index/library-index";
import { shownName } from "@/lib/domain/display-name";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { fileTexts } from "@/lib/messages/en/files";

type State =
  | { kind: "asking" }
  | { kind: "deleting"; done: number; count: number }
  | { kind: "failed"; failures: readonly DeletionFailure[] };

/** Carries out what was confirmed: files leave the page as they go, and what stays says why. */
export function useDeletion() {
  const text = useText(deletionTexts);
  const { untitled } = useText(fileTexts);
  const client = useQueryClient();
  const [state, setState] = useState<State>({ kind: "asking" });
  const running = useRef<AbortController | null>(null);

  function tell(deleted: readonly DeletableFile[]): void {
    const [first] = deleted;
    if (!first) return;
    const name = createElement("bdi", { className: "break-words" }, shownName(first.displayName, untitled));
    showToast({ message: deleted.length === 1 ? fill(text.deletedOne, { name }) : text.deletedMany(deleted.length) });
  }

  async function start(files: readonly DeletableFile[]): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setState({ kind: "deleting", done: 0, count: files.length });
    const deleted: DeletableFile[] = [];
    const failures = await deleteFiles(files, {
      signal: stop.signal,
      onDeleted(file) {
        deleted.push(file);
        removeCachedFile(client, file.fileId);
        setState({ kind: "deleting", done: deleted.length, count: files.length });
      },
    });
    libraryIndex.refreshSoon();
    tell(deleted);
    if (failures.length > 0) setState({ kind: "failed", failures });
    else dismissDeletion();
  }

  return { state, start, stop: () => running.current?.abort() };
}
