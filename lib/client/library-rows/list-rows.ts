import type { LibraryQuery } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";
import { firstFrom, startsSo } from "./find-name";
import type { LibraryRows } from "./library-rows";
import { type ShownFile, shownFile } from "./shown-file";

/** Another object would have a tile drawn anew. */
const shown = new WeakMap<MediaFile, ShownFile>();

function shownOnce(file: MediaFile): ShownFile {
  const known = shown.get(file) ?? shownFile(file);
  shown.set(file, known);
  return known;
}

/** Rows of files that are all here. */
export function listRows(
  files: readonly MediaFile[],
  { query, isWhole }: { query: LibraryQuery; isWhole: boolean },
): LibraryRows {
  let positions: Map<string, number> | null = null;
  const positionOf = (fileId: string) => {
    positions ??= new Map(files.map((file, position) => [file.fileId, position]));
    return positions.get(fileId);
  };
  return {
    home: "list",
    query,
    total: files.length,
    isWhole,
    at: (position) => {
      const file = files[position];
      return file && shownOnce(file);
    },
    ensure: () => {},
    fileIds: async (start = 0, end = files.length) => files.slice(start, end).map((file) => file.fileId),
    positionOf: async (fileId) => positionOf(fileId) ?? null,
    knownPositionOf: positionOf,
    findName: async (start, from) =>
      firstFrom(files.length, from, (position) => startsSo(files[position]?.displayName ?? "", start)),
  };
}
