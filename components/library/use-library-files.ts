"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useAfterContent } from "@/components/ui/after-content";
import { eventsStore } from "@/lib/client/events";
import { PollPace } from "@/lib/client/poll-pace";
import { fileQueries } from "@/lib/client/queries";
import { uploadTotals } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { isProcessing } from "@/lib/domain/file-status";
import { mergeHead } from "./merge-head";
import { UniqueFiles } from "./unique-files";

const recoveryPollMs = 4_000;
/** Coming back to the page asks again, unless that was just done. */
const freshMs = 1_000;

/** The loaded part of the library, kept up to date by asking for its head alone. */
export function useLibraryFiles() {
  const client = useQueryClient();
  const afterContent = useAfterContent();
  const list = useInfiniteQuery({
    ...fileQueries.list(),
    // The head poll keeps the pages fresh; asking for all of them again would cost one call each.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: (query) => (query.state.data ? false : recoveryPollMs),
  });
  const [unique] = useState(() => new UniqueFiles());
  const files = useMemo(() => unique.of(list.data?.pages ?? []), [unique, list.data]);

  const arrived = useStore(uploadStore, ({ items }) => uploadTotals(items).processing);
  const processing = useMemo(() => files.filter(isProcessing).length, [files]);
  const unfinished = Math.max(arrived, processing);
  const isLive = useStore(eventsStore, (state) => state.isLive);
  const [pace] = useState(() => new PollPace());
  const head = useQuery({
    ...fileQueries.head(unfinished > 0),
    enabled: list.data !== undefined && afterContent,
    staleTime: freshMs,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      pace.next({
        isLive,
        unfinished,
        isFailing: state.status === "error" || state.fetchFailureCount > 0,
        data: state.data,
        answeredAt: state.dataUpdatedAt,
      }),
  });

  useEffect(() => {
    if (!head.data || !list.data) return;
    const pages = mergeHead(list.data.pages, head.data);
    if (pages === list.data.pages) return;
    client.setQueryData(fileQueries.list().queryKey, {
      pages: [...pages],
      pageParams: list.data.pageParams.slice(0, pages.length),
    });
  }, [client, head.data, list.data]);

  // Also when an upload arrives whose file is finished already: nothing else may change any more.
  useEffect(() => {
    if (arrived > 0) uploadStore.settle(files);
  }, [files, arrived]);

  // A retry after a failed first load counts as still failing until it has an answer, so that the page does not flicker.
  const [firstFailure, setFirstFailure] = useState<Error | null>(null);
  if (list.error && !list.data && list.error !== firstFailure) setFirstFailure(list.error);

  // A query that never had an answer forgets its failure while it asks again.
  const [headFailure, setHeadFailure] = useState<Error | null>(null);
  if (head.error && head.error !== headFailure) setHeadFailure(head.error);

  const { fetchNextPage } = list;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const refreshFailure = head.error ?? (head.data ? null : headFailure);
  return {
    files,
    isLoaded: list.data !== undefined,
    firstFailure: list.data ? null : firstFailure,
    isRetryingFirst: list.isFetching,
    retryFirst: () => void list.refetch(),
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    moreFailure: list.isFetchNextPageError ? list.error : null,
    loadMore,
    refreshFailure,
    /** When what is shown was last known to be true. */
    loadedAt: Math.max(head.dataUpdatedAt, list.dataUpdatedAt),
    retryRefresh: () => void head.refetch(),
  };
}
