import type { MediaFile } from "@/lib/domain/media-file";
import { knownSources } from "./state";
import { noteReady } from "./thumbnail";

/** Keeps what a list or search answer carries. */
export function learnFromFiles(files: readonly MediaFile[]): void {
  knownSources().remember(files);
  noteReady(files);
}

/** The same, and gives the files as browsers may have them. */
export function presentAll(files: readonly MediaFile[]): MediaFile[] {
  learnFromFiles(files);
  const sources = knownSources();
  return files.map((file) => sources.present(file));
}
