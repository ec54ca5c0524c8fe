import { hasFailed, isProcessing } from "@/lib/domain/file-status";
import { indexFlags } from "@/lib/domain/index-flags";
import type { FoundRow, MatchReason } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";

/** What a tile or a row of the table shows of a file, whether the list or the index knows it. */
export type ShownFile = {
  fileId: string;
  displayName: string;
  type: string | null;
  scope: string;
  tool: string | null;
  durationSeconds: number | null;
  bytes: number | null;
  isPublic: boolean;
  transcript: "timed" | "plain" | null;
  state: "ready" | "processing" | "failed";
  /** 0..100 while it is processed, null when nobody knows. */
  percent: number | null;
  /** Why it failed, in the backend's words. */
  reason: string | null;
  /** There is a thumbnail to ask for. */
  hasPicture: boolean;
  /** Width by height of the thumbnail, null until it is seen. */
  pictureRatio: number | null;
  hasStoryboard: boolean;
  /** Changes when a picture that could not be had may be there. */
  version: string;
  /** Why it is among the results; null when nothing was searched, or the index did not find it. */
  match: MatchReason | null;
};

/** As a list or an answer of the API knows the file. */
export function shownFile(file: MediaFile, match: MatchReason | null = null): ShownFile {
  const { thumbnail, storyboard, download } = file.sources;
  const isMade = thumbnail ? thumbnail.status === "ready" : file.type !== "AUDIO" && file.processing?.state === "done";
  return {
    fileId: file.fileId,
    displayName: file.displayName,
    type: file.type,
    scope: file.scope,
    tool: file.provenance?.toolType ?? null,
    durationSeconds: file.durationSeconds,
    bytes: download?.bytes ?? null,
    isPublic: file.isPublicPreviewEnabled,
    transcript: file.transcript?.kind ?? null,
    state: hasFailed(file) ? "failed" : isProcessing(file) ? "processing" : "ready",
    percent: file.processing?.percent || null,
    reason: file.processing?.reason?.trim() || null,
    hasPicture: isMade,
    pictureRatio: thumbnail?.width && thumbnail.height ? thumbnail.width / thumbnail.height : null,
    hasStoryboard: storyboard?.status === "ready",
    version: `${thumbnail?.status}/${file.processing?.state}`,
    match,
  };
}

/** As the index knows it. */
export function shownRow(row: FoundRow): ShownFile {
  const has = (flag: number) => (row.flags & flag) !== 0;
  const state = has(indexFlags.failed) ? "failed" : has(indexFlags.processing) ? "processing" : "ready";
  return {
    fileId: row.fileId,
    displayName: row.name,
    type: row.type,
    scope: row.scope,
    tool: row.tool,
    durationSeconds: row.durationSeconds,
    bytes: row.bytes,
    isPublic: has(indexFlags.public),
    transcript: has(indexFlags.timedTranscript) ? "timed" : has(indexFlags.plainTranscript) ? "plain" : null,
    state,
    percent: null,
    reason: null,
    hasPicture: state === "ready" && row.type !== "AUDIO" && !has(indexFlags.noPicture),
    pictureRatio: null,
    hasStoryboard: has(indexFlags.storyboard),
    version: state,
    match: row.match,
  };
}
