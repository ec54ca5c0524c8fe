"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { fill } from "@/components/ui/fill";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { dismissToast, showToast } from "@/components/ui/toast";
import { archiveStore } from "@/lib/client/archive-store";
import type { ShownArchive } from "@/lib/client/archives-of-page";
import { libraryIndex } from "@/lib/client/library-index/library-index";
import { fileQueries } from "@/lib/client/queries";
import { shownName } from "@/lib/domain/display-name";
import { archiveTexts } from "@/lib/messages/en/archives";
import { fileTexts } from "@/lib/messages/en/files";
import { UndoCountdown } from "./undo-countdown";

const toastId = (group: string) => `archive-${group}`;

/** Shows what can still be undone, whoever of the team archived it, and what came back; says what was undone here. */
export function ArchiveToasts({ canUndo }: { canUndo: boolean }) {
  const text = useText(archiveTexts);
  const { untitled } = useText(fileTexts);
  const groups = useStore(archiveStore, (state) => state.groups);
  /** What each toast says, and what is said when it is undone. */
  const shown = useRef(new Map<string, { says: string; undone: string }>());
  const [said, setSaid] = useState("");
  useReturnedFiles();

  useEffect(() => {
    const wanted = [...groups.values()].filter((archive) => isShown(archive, canUndo));
    for (const archive of wanted) {
      const { group, state, files, message } = archive;
      const says = JSON.stringify([state, files.length, message]);
      if (shown.current.get(group)?.says === says) continue;
      const plainName = shownName(files[0]?.displayName ?? "", untitled);
      shown.current.set(group, {
        says,
        undone: files.length === 1 ? text.undone(plainName) : text.undoneMany(files.length),
      });
      // The same words said again would not be heard.
      setSaid("");
      const words = wordsOf(text, archive);
      const name = <bdi className="break-words">{plainName}</bdi>;
      const line = files.length === 1 ? fill(words.one, { name }) : words.many(files.length);
      const action = { label: state === "returned" ? text.noted : text.undo, onClick: () => archiveStore.undo(group) };
      showToast({
        id: toastId(group),
        tone: state === "returned" ? "danger" : "neutral",
        message: state === "asking" || state === "waiting" ? <UndoCountdown group={group}>{line}</UndoCountdown> : line,
        description: words.more,
        durationMs: null,
        ...(canUndo ? { action } : {}),
      });
    }
    const still = new Set(wanted.map(({ group }) => group));
    for (const [group, words] of shown.current) {
      if (still.has(group)) continue;
      if (archiveStore.getState().undone[group]) setSaid(words.undone);
      shown.current.delete(group);
      dismissToast(toastId(group));
    }
  }, [groups, text, untitled, canUndo]);
  return <LiveRegion>{said}</LiveRegion>;
}

/** What is being sent is about to be gone; what came back is for those who can do something about it. */
function isShown({ state }: ShownArchive, canUndo: boolean): boolean {
  return state !== "sending" && (state !== "returned" || canUndo);
}

function wordsOf(text: ReturnType<typeof archiveTexts>, { isOwn, state, message, requestedAt }: ShownArchive) {
  if (state === "returned") return { one: text.returned, many: text.returnedMany, more: message };
  if (state === "retrying")
    return { one: text.retrying, many: text.retryingMany, more: text.triesAgain(message ?? "") };
  if (isOwn) return { one: text.archived, many: text.archivedMany, more: null };
  return { one: text.byOther, many: text.byOtherMany, more: text.askedByOther(requestedAt) };
}

/** Lists that were asked for meanwhile lack the files that are back. */
function useReturnedFiles(): void {
  const client = useQueryClient();
  const returns = useStore(archiveStore, (state) => state.returns);
  const seen = useRef(returns);
  useEffect(() => {
    if (seen.current === returns) return;
    seen.current = returns;
    // It may be gone all the same: where nobody says what became of it, the library itself does.
    libraryIndex.refreshSoon();
    for (const { queryKey } of [fileQueries.head(), fileQueries.list()]) void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: ["files", "search"] });
  }, [client, returns]);
}
