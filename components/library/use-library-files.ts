"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useAfterContent } from "@/components/ui/after-content";
import { listFiles } from "@/lib/client/api";
import { fileQueries } from "@/lib/client/queries";
import { uploadTotals } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import type { FileList } from "@/lib/domain/api";
import { isProcessing } from "@/lib/domain/file-status";
import type { MediaFile } from "@/lib/domain/media-file";
import { mergeHead } from "./merge-head";

const busyPollMs = 2_000;
const quietPollMs = 20_000;
const recoveryPollMs = 4_000;
const headSize = 60;

const headKey = ["files", "head"] as const;

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
  const files = useMemo(() => uniqueFiles(list.data?.pages ?? []), [list.data]);

  const isUploading = useStore(uploadStore, ({ items }) => {
    const { unsent, processing } = uploadTotals(items);
    return unsent + processing > 0;
  });
  const isBusy = isUploading || files.some(isProcessing);
  const head = useQuery({
    queryKey: headKey,
    queryFn: ({ signal }) => listFiles({ limit: headSize, background: !isBusy, fresh: isBusy }, signal),
    enabled: list.data !== undefined && afterContent,
    staleTime: busyPollMs / 2,
    refetchOnWindowFocus: true,
    refetchInterval: (query) => {
      if (query.state.status === "error" || query.state.fetchFailureCount > 0) return recoveryPollMs;
      return isBusy ? busyPollMs : quietPollMs;
    },
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

  useEffect(() => uploadStore.settle(files), [files]);

  // A retry after a failed first load counts as still failing until it has an answer, so that the page does not flicker.
  const [firstFailure, setFirstFailure] = useState<Error | null>(null);
  if (list.error && !list.data && list.error !== firstFailure) setFirstFailure(list.error);

  const refreshFailure = head.error ?? null;
  return {
    files,
    isLoaded: list.data !== undefined,
    firstFailure: list.data ? null : firstFailure,
    isRetryingFirst: list.isFetching,
    retryFirst: () => void list.refetch(),
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    moreFailure: list.isFetchNextPageError ? list.error : null,
    loadMore: () => void list.fetchNextPage(),
    refreshFailure,
    /** When what is shown was last known to be true. */
    loadedAt: Math.max(head.dataUpdatedAt, list.dataUpdatedAt),
    retryRefresh: () => void head.refetch(),
  };
}

function uniqueFiles(pages: readonly FileList[]): MediaFile[] {
  const byId = new Map<string, MediaFile>();
  for (const page of pages) for (const file of page.files) if (!byId.has(file.fileId)) byId.set(file.fileId, file);
  return [...byId.values()];
}
