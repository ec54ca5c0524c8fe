import type { QueryClient } from "@tanstack/react-query";
import type { FileNews } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { addCachedFile, findCachedFile, swapCachedFile } from "./cached-file";
import { fileQueries } from "./queries";
import { toldFiles, withNews } from "./told-files";
import { uploadStore } from "./upload-store";

/** Pages of a whole team that hear of the same file do not ask all at once. */
const spreadMs = 1_000;
let headTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows at once what an event told of a file, and asks for what it did not tell. */
export function applyNews(client: QueryClient, { fileId, file }: FileNews): void {
  const known = findCachedFile(client, fileId) ?? client.getQueryData(fileQueries.detail(fileId).queryKey);
  if (!file) {
    void client.invalidateQueries({ queryKey: fileQueries.detail(fileId).queryKey });
    refreshHeadSoon(client);
    return;
  }
  const told = known ? withNews(known, file) : file;
  const isListed = findCachedFile(client, fileId) !== undefined;
  // Whether a file that others uploaded belongs in this list, and where, only the list can say.
  const isAdded = !isListed && uploadStore.owns(fileId);
  toldFiles.note(told, isAdded);
  swapCachedFile(client, fileId, (before: MediaFile) => withNews(before, file));
  if (isAdded) addCachedFile(client, told);
  else if (!isListed) refreshHeadSoon(client);
  uploadStore.settle([told]);
}

/** Asks for the head of the list, once for all that comes in until then. */
function refreshHeadSoon(client: QueryClient): void {
  if (headTimer !== undefined) return;
  headTimer = setTimeout(() => {
    headTimer = undefined;
    void client.invalidateQueries({ queryKey: fileQueries.head().queryKey });
  }, Math.random() * spreadMs);
}
