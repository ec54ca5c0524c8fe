import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { FileList, SearchResults } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { fileQueries } from "./queries";

/** Puts one answer of the server everywhere the file is shown, without asking for whole lists again. */
export function updateCachedFile(client: QueryClient, file: MediaFile): void {
  client.setQueryData(fileQueries.detail(file.fileId).queryKey, file);
  swapCachedFile(client, file.fileId, () => file);
}

/** Replaces the file wherever it is shown by what becomes of it. */
export function swapCachedFile(client: QueryClient, fileId: string, change: (known: MediaFile) => MediaFile): void {
  const swap = (other: MediaFile) => (other.fileId === fileId ? change(other) : other);
  const swapAll = (page: FileList) => ({ ...page, files: page.files.map(swap) });
  client.setQueryData(fileQueries.detail(fileId).queryKey, (known) => (known ? change(known) : undefined));
  client.setQueriesData<InfiniteData<FileList>>({ queryKey: fileQueries.list().queryKey }, (data) =>
    data ? { ...data, pages: data.pages.map(swapAll) } : undefined,
  );
  // The head is merged into the list again and again: left as it was, it would take the change back.
  client.setQueryData(fileQueries.head().queryKey, (data) => (data ? swapAll(data) : undefined));
  client.setQueriesData<SearchResults>({ queryKey: ["files", "search"] }, (data) =>
    data ? { results: data.results.map((result) => ({ ...result, file: swap(result.file) })) } : undefined,
  );
}

/** Puts a file that the library has just got before all others. */
export function addCachedFile(client: QueryClient, file: MediaFile): void {
  const without = (page: FileList) => page.files.filter((other) => other.fileId !== file.fileId);
  const first = (page: FileList) => ({ ...page, files: [file, ...without(page)] });
  client.setQueryData(fileQueries.list().queryKey, (data) =>
    data ? { ...data, pages: data.pages.map((page, at) => (at === 0 ? first(page) : page)) } : undefined,
  );
  client.setQueryData(fileQueries.head().queryKey, (data) => (data ? first(data) : undefined));
}

/** Takes a file that is there no more out of everything that is shown. */
export function removeCachedFile(client: QueryClient, fileId: string): void {
  const without = (page: FileList) => ({ ...page, files: page.files.filter((file) => file.fileId !== fileId) });
  client.removeQueries({ queryKey: fileQueries.detail(fileId).queryKey });
  client.setQueryData(fileQueries.list().queryKey, (data) =>
    data ? { ...data, pages: data.pages.map(without) } : undefined,
  );
  client.setQueryData(fileQueries.head().queryKey, (data) => (data ? without(data) : undefined));
  client.setQueriesData<SearchResults>({ queryKey: ["files", "search"] }, (data) =>
    data ? { results: data.results.filter(({ file }) => file.fileId !== fileId) } : undefined,
  );
}

/** The file as some list of this page knows it. */
export function findCachedFile(client: QueryClient, fileId: string): MediaFile | undefined {
  const list = client.getQueryData(fileQueries.list().queryKey);
  return list?.pages.flatMap((page) => page.files).find((file) => file.fileId === fileId);
}
