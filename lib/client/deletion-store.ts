import { createStore } from "zustand/vanilla";
import type { MediaFile } from "@/lib/domain/media-file";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";
import { ApiError, deleteFile } from "./api";

/** What must be known of a file to delete it: the name is sent along, so that what is deleted is what was read. */
export type DeletableFile = { fileId: string; displayName: string; bytes: number | null; isPublic: boolean };

export function deletableFile(file: MediaFile): DeletableFile {
  const { fileId, displayName, isPublicPreviewEnabled, sources } = file;
  return { fileId, displayName, bytes: sources.download?.bytes ?? null, isPublic: isPublicPreviewEnabled };
}

export type DeletionFailure = { file: DeletableFile; reason: string };

type DeletionState = {
  /** The files that the person is being asked about; null when nobody asks. */
  asked: readonly DeletableFile[] | null;
  /** Gone for good: a list that was asked for earlier must not bring them back. */
  deleted: ReadonlySet<string>;
};

const slots = 3;

/** What is to be deleted for good, and what has been. It lives outside React, so that navigation cannot lose it. */
export const deletionStore = createStore<DeletionState>(() => ({ asked: null, deleted: new Set() }));

/** Asks the person whether these files are to be deleted for good. */
export function requestDeletion(files: readonly DeletableFile[]): void {
  if (files.length > 0) deletionStore.setState({ asked: files });
}

export function dismissDeletion(): void {
  deletionStore.setState({ asked: null });
}

/**
 * Deletes the files, some at a time, and tells after each how many are done. Resolves with those that are still there
 * and why; what `signal` stopped before its turn is left out. A file that was gone already counts as deleted.
 */
export async function deleteFiles(
  files: readonly DeletableFile[],
  { signal, onDeleted }: { signal: AbortSignal; onDeleted(file: DeletableFile): void },
): Promise<DeletionFailure[]> {
  const waiting = [...files];
  const failures: DeletionFailure[] = [];
  async function work(): Promise<void> {
    for (let file = waiting.shift(); file && !signal.aborted; file = waiting.shift()) {
      const reason = await deleteOne(file);
      if (reason !== null) failures.push({ file, reason });
      else {
        deletionStore.setState(({ deleted }) => ({ deleted: new Set(deleted).add(file.fileId) }));
        onDeleted(file);
      }
    }
  }
  await Promise.all(Array.from({ length: slots }, work));
  return failures;
}

/** Null when it is gone, else the words for why it is not. */
async function deleteOne({ fileId, displayName }: DeletableFile): Promise<string | null> {
  try {
    await deleteFile(fileId, displayName);
    return null;
  } catch (failure) {
    if (!(failure instanceof ApiError)) return failureTexts(pageLocale()).unknown;
    return failure.code === "not_found" ? null : failure.message;
  }
}
