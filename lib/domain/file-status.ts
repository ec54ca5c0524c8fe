import type { MediaFile } from "./media-file";

/** What follows from a file's fields. Apart from the schemas, so that asking costs the browser no zod. */

/** True while the backend is still making something of the file that a person waits for. */
export function isProcessing(file: MediaFile): boolean {
  if (file.processing?.state === "loading") return true;
  if (file.processing?.state === "failed") return false;
  const { storyboard: _nobodyWaits, waveform: _norForThis, ...awaited } = file.sources;
  return Object.values(awaited).some((source) => source?.status === "pending");
}

/** True when the file ended without any usable rendition but perhaps the original. */
export function hasFailed(file: MediaFile): boolean {
  if (file.processing?.state === "failed") return true;
  const sources = [file.sources.thumbnail, file.sources.preview, file.sources.hls].filter((source) => source !== null);
  return sources.some((source) => source.status === "failed") && !sources.some((source) => source.status === "ready");
}

/** True when playing it (video or audio) is what opening it means. */
export function isPlayable(file: MediaFile): boolean {
  return file.type === "VIDEO" || file.type === "AUDIO";
}
