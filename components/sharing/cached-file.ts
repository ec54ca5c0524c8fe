import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { fileQueries } from "@/lib/client/queries";
import type { FileList, SearchResults } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";

/** Puts one answer of the server everywhere the file is shown, without asking for whole lists again. */
export function updateCachedFile(client: QueryClient, file: MediaFile): void {
  const swap = (other: MediaFile) => (other.fileId === file.fileId ? file : other);
  client.setQueryData(fileQueries.detail(file.fileId).queryKey, file);
  client.setQueriesData<InfiniteData<FileList>>({ queryKey: fileQueries.list().queryKey }, (data) =>
    data ? { ...data, pages: data.pages.map((page) => ({ ...page, files: page.files.map(swap) })) } : undefined,
  );
  client.setQueriesData<SearchResults>({ queryKey: ["files", "search"] }, (data) =>
    data ? { results: data.results.map((result) => ({ ...result, file: swap(result.file) })) } : undefined,
  );
}
