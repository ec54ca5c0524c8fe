import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FileList } from "@/lib/domain/api";
import { isProcessing } from "@/lib/domain/file-status";
import { getFile, getStatus, listFiles, searchFiles } from "./api";

const pollWhileProcessingMs = 2_000;

/** Every server state of the library page, keyed by what the URL says. `["files"]` is the prefix of them all. */
export const fileQueries = {
  all: ["files"] as const,

  /** `firstPage` is the one that came with the document, if it did. */
  list: (firstPage?: Promise<FileList | null>) =>
    infiniteQueryOptions({
      queryKey: ["files", "list"] as const,
      queryFn: async ({ pageParam, signal }) => {
        const given = pageParam === null ? await firstPage : null;
        return given ?? listFiles({ ...(pageParam ? { cursor: pageParam } : {}), limit: 60 }, signal);
      },
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.hasMore ? last.nextCursor : null),
    }),

  /** Searches that were typed and those that were asked for with Enter are apart: the one may be refused, the other not. */
  search: (query: string, typing: boolean) =>
    queryOptions({
      queryKey: ["files", "search", query, typing ? "typing" : "entered"] as const,
      queryFn: ({ signal }) => searchFiles(query, { typing }, signal),
      staleTime: 30_000,
    }),

  detail: (fileId: string) =>
    queryOptions({
      queryKey: ["files", "detail", fileId] as const,
      queryFn: ({ signal }) => getFile(fileId, signal),
      refetchInterval: (query) => (query.state.data && isProcessing(query.state.data) ? pollWhileProcessingMs : false),
    }),
};

export const statusQuery = queryOptions({
  queryKey: ["status"] as const,
  queryFn: ({ signal }) => getStatus({ test: false }, signal),
});
