import { hasFailed, isProcessing } from "@/lib/domain/file-status";
import { type IndexRow, indexFlags, longestIndexedDescription } from "@/lib/domain/library-index";
import type { MediaFile } from "@/lib/domain/media-file";

/** What the index keeps of a file; where it stands in the order is the list's to say. */
export type UnorderedRow = Omit<IndexRow, "order">;

export function toIndexRow(file: MediaFile): UnorderedRow {
  return {
    fileId: file.fileId,
    name: file.displayName,
    description: cut(file.description ?? ""),
    type: file.type,
    scope: file.scope,
    tool: file.provenance?.toolType ?? null,
    durationSeconds: file.durationSeconds === null ? null : Math.round(file.durationSeconds * 10) / 10,
    bytes: file.sources.download?.bytes ?? null,
    flags: flagsOf(file),
  };
}

export function isSameRow(one: UnorderedRow, other: UnorderedRow): boolean {
  return (
    one.name === other.name &&
    one.description === other.description &&
    one.type === other.type &&
    one.scope === other.scope &&
    one.tool === other.tool &&
    one.durationSeconds === other.durationSeconds &&
    one.bytes === other.bytes &&
    one.flags === other.flags
  );
}

/** Never within a pair of surrogates. */
function cut(text: string): string {
  return text.length <= longestIndexedDescription
    ? text
    : `${text.slice(0, longestIndexedDescription - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function flagsOf(file: MediaFile): number {
  const thumbnail = file.sources.thumbnail?.status;
  return (
    (file.isPublicPreviewEnabled ? indexFlags.public : 0) |
    (isProcessing(file) ? indexFlags.processing : 0) |
    (hasFailed(file) ? indexFlags.failed : 0) |
    (file.transcript?.kind === "timed" ? indexFlags.timedTranscript : 0) |
    (file.transcript?.kind === "plain" ? indexFlags.plainTranscript : 0) |
    (thumbnail === "failed" || thumbnail === "skipped" ? indexFlags.noPicture : 0) |
    (file.sources.storyboard?.status === "ready" ? indexFlags.storyboard : 0)
  );
}
