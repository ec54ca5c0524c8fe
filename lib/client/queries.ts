import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FileList } from "@/lib/domain/api";
import { foreseeFile, getFile, getStatus, listFiles, searchFiles } from "./api";
import { archiveStore } from "./archive-store";
import { toldFiles } from "./told-files";

/** The first screens; it comes with the document. */
const firstPageSize = 60;
/** As many as the API gives in one call: whoever goes on looks through many, and calls are what the hour has few of. */
const nextPageSize = 200;
/** For so long what was answered of a file is good for opening it: its addresses live longer. */
export const foreseenMs = 60_000;

/** Where nobody is told of what others archive and undo, lists say that something changed. */
function noteArchives(list: FileList): FileList {
  archiveStore.noteVersion(list.archivesVersion);
  return list;
}

/** Every server state of the library page, keyed by what the URL says. `["files"]` is the prefix of them all. */
export const fileQueries = {
  all: ["files"] as const,
  /** The prefix of every `detail`. */
  details: ["files", "detail"] as const,

  /** `firstPage` is the one that came with the document, if it did. */
  list: (firstPage?: Promise<FileList | null>) =>
    infiniteQueryOptions({
      queryKey: ["files", "list"] as const,
      queryFn: ({ pageParam, signal }) =>
        toldFiles.above(
          async () => {
            const given = pageParam === null ? await firstPage : null;
            return (
              given ??
              listFiles(pageParam ? { cursor: pageParam, limit: nextPageSize } : { limit: firstPageSize }, signal)
            );
          },
          (page, askedAt) => ({
            ...noteArchives(page),
            files: page.files.map((file) => toldFiles.newer(file, askedAt)),
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.hasMore ? last.nextCursor : null),
    }),

  /** The newest part of the list, asked for again and again; nobody waits for it when nothing is unfinished. */
  head: (isAwaited = false) =>
    queryOptions({
      queryKey: ["files", "head"] as const,
      queryFn: ({ signal }) =>
        toldFiles.above(
          () => listFiles({ limit: firstPageSize, background: !isAwaited, fresh: isAwaited }, signal),
          (head, askedAt) => toldFiles.newerHead(noteArchives(head), askedAt),
        ),
    }),

  /** Searches that were typed and those that were asked for with Enter are apart: the one may be refused, the other not. */
  search: (query: string, typing: boolean) =>
    queryOptions({
      queryKey: ["files", "search", query, typing ? "typing" : "entered"] as const,
      queryFn: ({ signal }) => searchFiles(query, { typing }, signal),
      staleTime: 30_000,
    }),

  /** The same answer as `detail`, asked for before anyone opens the file; only when nothing is known of it yet. */
  foreseen: (fileId: string) =>
    queryOptions({
      queryKey: ["files", "detail", fileId] as const,
      queryFn: ({ signal }) =>
        toldFiles.above(
          () => foreseeFile(fileId, signal),
          (file, askedAt) => toldFiles.newer(file, askedAt),
        ),
      staleTime: foreseenMs,
      retry: false,
    }),

  detail: (fileId: string) =>
    queryOptions({
      queryKey: ["files", "detail", fileId] as const,
      queryFn: ({ signal }) =>
        toldFiles.above(
          () => getFile(fileId, signal),
          (file, askedAt) => toldFiles.newer(file, askedAt),
        ),
    }),
};

export const statusQuery = queryOptions({
  queryKey: ["status"] as const,
  queryFn: ({ signal }) => getStatus({ test: false }, signal),
});
