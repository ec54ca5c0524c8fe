import type { MediaFile } from "@/lib/domain/media-file";
import { knownSources } from "./state";
import { noteReady } from "./thumbnail";

/** Keeps what a list or search answer carries, and gives the files as browsers may have them. */
export function presentAll(files: readonly MediaFile[]): MediaFile[] {
  knownSources().remember(files);
  noteReady(files);
  return files.map((file) => knownSources().present(file));
}
