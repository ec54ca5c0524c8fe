import type { MediaFile } from "@/lib/domain/media-file";

export type StableOrder = {
  files: readonly MediaFile[];
  /** New files that wait above, because showing them would move what the person looks at. */
  held: number;
};

/**
 * The order in which tiles stand. The library lists the most recently updated first, and processing updates files all
 * the time; tiles that are on the page keep their places all the same. New files come first, unless `hold` is set.
 */
export function stableOrder(before: readonly MediaFile[], files: readonly MediaFile[], hold: boolean): StableOrder {
  // As when a further page has come: thousands of files need no more than this look.
  if (before.every(({ fileId }, at) => files[at]?.fileId === fileId)) return { files, held: 0 };
  const byId = new Map(files.map((file) => [file.fileId, file]));
  const shown = before.flatMap(({ fileId }) => byId.get(fileId) ?? []);
  const isShown = new Set(shown.map((file) => file.fileId));
  const lastShown = files.findLastIndex((file) => isShown.has(file.fileId));
  const isNew = (file: MediaFile) => !isShown.has(file.fileId);
  const above = files.slice(0, lastShown + 1).filter(isNew);
  const below = files.slice(lastShown + 1).filter(isNew);
  if (shown.length === 0) return { files, held: 0 };
  return hold
    ? { files: [...shown, ...below], held: above.length }
    : { files: [...above, ...shown, ...below], held: 0 };
}
