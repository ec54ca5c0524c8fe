import type { QueryClient } from "@tanstack/react-query";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";
import { ApiError, setPublicPreview } from "../api";
import { swapCachedFile } from "../cached-file";
import { libraryIndex } from "../library-index/library-index";
import { type BulkFailure, beginTask, bulkStore, changeTask, dismissTask } from "./bulk-store";
import { inSlots } from "./in-slots";
import type { SelectedFile } from "./selected-files";

/** Turns sharing of these files on or off; `onEnd` is told how many are so now when none failed and nobody stopped it. */
export async function shareFiles(
  client: QueryClient,
  files: readonly SelectedFile[],
  enabled: boolean,
  onEnd: (count: number) => void,
): Promise<void> {
  const kind = enabled ? "share" : "unshare";
  const retry = () => {
    const failed = bulkStore.getState().task?.failures.map(({ file }) => file) ?? [];
    void shareFiles(client, failed, enabled, onEnd);
  };
  const begun = beginTask({ kind, count: files.length, bytes: null, totalBytes: null, retry });
  if (!begun) return;
  const failures: BulkFailure[] = [];
  await inSlots(files, begun.signal, async (file) => {
    const reason = file.isPublic === enabled ? null : await shareOne(client, file, enabled);
    if (reason !== null) failures.push({ file, reason });
    changeTask(({ done }) => ({ done: done + 1 }));
  });
  libraryIndex.refreshSoon();
  changeTask(() => ({ isRunning: false, failures }));
  if (failures.length > 0) return;
  dismissTask();
  if (!begun.signal.aborted) onEnd(files.length);
}

/** Null when it is so now, else the words for why it is not. */
async function shareOne(client: QueryClient, { fileId }: SelectedFile, enabled: boolean): Promise<string | null> {
  try {
    const { isPublicPreviewEnabled, publicPreview } = await setPublicPreview(fileId, enabled);
    // The answer need not carry signed addresses; those already known go on working.
    swapCachedFile(client, fileId, (known) => ({ ...known, isPublicPreviewEnabled, publicPreview }));
    return null;
  } catch (cause) {
    return cause instanceof ApiError ? cause.message : failureTexts(pageLocale()).unknown;
  }
}
