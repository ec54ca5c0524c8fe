import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { shownName } from "@/lib/domain/display-name";
import type { FileTexts } from "@/lib/messages/en/files";
import { typeWord } from "@/lib/messages/file-words";
import type { Formats } from "@/lib/messages/formats";

export type FileState =
  | { kind: "ready" }
  | { kind: "processing"; percent: number | null; words: string }
  | { kind: "failed"; words: string };

/** The one state a tile shows. */
export function fileState({ state, percent, reason }: ShownFile, text: FileTexts): FileState {
  if (state === "failed") return { kind: "failed", words: reason ?? text.notProcessed };
  if (state === "processing") {
    // Zero is a file that waits for its turn: nobody knows how far it is.
    return {
      kind: "processing",
      percent,
      words: percent === null ? text.processing : text.processingPercent(percent),
    };
  }
  return { kind: "ready" };
}

/** The tile's accessible name: the display name first, then type, length and state. */
export function tileLabel(file: ShownFile, text: FileTexts, formats: Formats): string {
  const state = fileState(file, text);
  const parts = [
    shownName(file.displayName, text.untitled),
    typeWord(text, file.type),
    formats.spokenDuration(file.durationSeconds),
    state.kind === "failed" ? text.failedBecause(state.words) : state.kind === "processing" ? state.words : null,
    file.isPublic ? text.public : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
