import { shownName } from "@/lib/domain/display-name";
import { spokenDuration } from "@/lib/domain/duration";
import { hasFailed, isProcessing } from "@/lib/domain/file-status";
import type { MediaFile } from "@/lib/domain/media-file";
import { fileKind } from "./file-kind";

export type FileState =
  | { kind: "ready" }
  | { kind: "processing"; percent: number | null; words: string }
  | { kind: "failed"; words: string };

/** The one state a tile shows. */
export function fileState(file: MediaFile): FileState {
  if (hasFailed(file)) {
    const reason = file.processing?.reason?.trim();
    return { kind: "failed", words: reason || "It could not be processed." };
  }
  if (isProcessing(file)) {
    // Zero is a file that waits for its turn: nobody knows how far it is.
    const percent = file.processing?.percent || null;
    return {
      kind: "processing",
      percent,
      words: percent === null ? "Processing" : `Processing ${Math.round(percent)}%`,
    };
  }
  return { kind: "ready" };
}

/** The tile's accessible name: the display name first, then type, length and state. */
export function tileLabel(file: MediaFile): string {
  const state = fileState(file);
  const parts = [
    shownName(file.displayName),
    fileKind(file.type).label,
    spokenDuration(file.durationSeconds),
    state.kind === "failed" ? `Failed: ${state.words}` : state.kind === "processing" ? state.words : null,
    file.isPublicPreviewEnabled ? "Public" : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
