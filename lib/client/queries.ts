import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { isProcessing } from "@/lib/domain/file-status";
import { getFile, listFiles, searchFiles } from "./api";

const pollWhileProcessingMs = 2_000;

/** Every server state of the library page, keyed by what the URL says. `["files"]` is the prefix of them all. */
export const fileQueries = {
  all: ["files"] as const,

  list: () =>
    infiniteQueryOptions({
      queryKey: ["files", "list"] as const,
      queryFn: ({ pageParam, signal }) => listFiles({ ...(pageParam ? { cursor: pageParam } : {}), limit: 60 }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.hasMore ? last.nextCursor : null),
    }),

  search: (query: string) =>
    queryOptions({
      queryKey: ["files", "search", query] as const,
      queryFn: ({ signal }) => searchFiles(query, signal),
      staleTime: 30_000,
    }),

  detail: (fileId: string) =>
    queryOptions({
      queryKey: ["files", "detail", fileId] as const,
      queryFn: ({ signal }) => getFile(fileId, signal),
      refetchInterval: (query) => (query.state.data && isProcessing(query.state.data) ? pollWhileProcessingMs : false),
    }),
};
