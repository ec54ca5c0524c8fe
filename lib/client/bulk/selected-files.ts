import type { QueryClient } from "@tanstack/react-query";
import { indexFlags } from "@/lib/domain/index-flags";
import { ApiError, getFile } from "../api";
import { findCachedFile } from "../cached-file";
import { type DeletableFile, deletableFile } from "../deletion-store";
import { libraryIndex, libraryIndexStore } from "../library-index/library-index";
import { inSlots } from "./in-slots";

/** What is done with many files at once needs of each: id, name, size of the original, whether it is shared. */
export type SelectedFile = DeletableFile;

/**
 * What is known of these files: from the lists of this page, the library index, or the server. Those that are gone
 * already are left out. Throws `ApiError` for what cannot be asked.
 */
export async function selectedFiles(client: QueryClient, fileIds: readonly string[]): Promise<SelectedFile[]> {
  const known = new Map<string, SelectedFile>();
  for (const file of await fromIndex([...fileIds])) known.set(file.fileId, file);
  // The lists hear of a change before the index does.
  for (const fileId of fileIds) {
    const file = findCachedFile(client, fileId);
    if (file) known.set(fileId, { ...deletableFile(file), bytes: bytesOf(file) ?? known.get(fileId)?.bytes ?? null });
  }
  const unknown = fileIds.filter((fileId) => !known.has(fileId));
  await inSlots(unknown, new AbortController().signal, async (fileId) => {
    const file = await orGone(getFile(fileId));
    if (file) known.set(fileId, deletableFile(file));
  });
  return fileIds.flatMap((fileId) => known.get(fileId) ?? []);
}

const bytesOf = (file: Parameters<typeof deletableFile>[0]) => file.sources.download?.bytes;

async function orGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === "not_found") return null;
    throw cause;
  }
}

async function fromIndex(fileIds: string[]): Promise<SelectedFile[]> {
  if (libraryIndexStore.getState().phase !== "ready") return [];
  const rows = await libraryIndex.rowsById(fileIds);
  return rows.flatMap((row) =>
    row
      ? {
          fileId: row.fileId,
          displayName: row.name,
          bytes: row.bytes,
          isPublic: (row.flags & indexFlags.public) !== 0,
        }
      : [],
  );
}
