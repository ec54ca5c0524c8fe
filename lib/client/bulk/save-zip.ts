import type { BackendKey } from "@/lib/domain/backends";
import { bulkTexts } from "@/lib/messages/en/bulk";
import { fileTexts } from "@/lib/messages/en/files";
import { pageLocale } from "@/lib/messages/locale";
import { type BulkFailure, beginTask, bulkStore, changeTask, dismissTask } from "./bulk-store";
import { type SavePlace, TooLargeError } from "./save-stream";
import type { SelectedFile } from "./selected-files";
import { zipOf } from "./zip-download";

type Parts = {
  files: readonly SelectedFile[];
  place: SavePlace;
  backend: BackendKey;
  throughServer: boolean;
  /** Told how many are in the zip, when none failed. */
  onEnd(count: number): void;
  /** The person wants the failed ones once more; they need a place of their own. */
  onRetry(files: readonly SelectedFile[]): void;
};

/** Saves the originals of these files as one zip, and tells the task how far it is. */
export async function saveZip({ files, place, backend, throughServer, onEnd, onRetry }: Parts): Promise<void> {
  const text = bulkTexts(pageLocale());
  const totalBytes = sumOf(files);
  const retry = () => {
    const failures = bulkStore.getState().task?.failures ?? [];
    onRetry(failures.length > 0 ? failures.map(({ file }) => file) : files);
  };
  const begun = beginTask({ kind: "zip", count: files.length, bytes: 0, totalBytes, retry });
  if (!begun) return;
  const { signal } = begun;
  const failures: BulkFailure[] = [];
  const tooLarge = place.mostBytes !== null && text.tooLarge(place.mostBytes);
  let error: string | null = null;
  try {
    if (place.mostBytes !== null && (totalBytes ?? 0) > place.mostBytes) throw new TooLargeError();
    const zip = zipOf({
      files,
      untitled: fileTexts(pageLocale()).untitled,
      backend,
      throughServer,
      signal,
      onDone: () => changeTask(({ done }) => ({ done: done + 1 })),
      onBytes: (more) => changeTask(({ bytes }) => ({ bytes: (bytes ?? 0) + more })),
      onFailure: (failure) => failures.push(failure),
    });
    await place.write(zip, signal);
  } catch (cause) {
    if (!signal.aborted) error = cause instanceof TooLargeError && tooLarge ? tooLarge : text.zipBroke;
  }
  changeTask(() => ({ isRunning: false, failures: error === null ? failures : [], error }));
  if (!signal.aborted && (error !== null || failures.length > 0)) return;
  dismissTask();
  if (!signal.aborted) onEnd(files.length);
}

/** Null when the size of one is unknown. */
function sumOf(files: readonly SelectedFile[]): number | null {
  return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0);
}
