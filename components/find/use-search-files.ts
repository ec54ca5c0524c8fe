"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { ApiError } from "@/lib/client/api";
import { fileQueries } from "@/lib/client/queries";
import { isWorthAskingAgain, waitBeforeAskingAgain } from "@/lib/client/worth-asking-again";
import type { MediaFile } from "@/lib/domain/media-file";

/**
 * What a search found, each file as the library knows it now. The results before stay until the new ones are there,
 * also when a search that was only typed (`isTyped`) was refused to save the hour's calls.
 */
export function useSearchFiles(query: string, known: readonly MediaFile[], isTyped: boolean) {
  const client = useQueryClient();
  const isAsked = query !== "";
  const typed = fileQueries.search(query, true);
  const search = useQuery({
    ...fileQueries.search(query, isTyped),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    // What was only typed is given up for the next letter; what was asked for is not given up for a moment's trouble.
    retry: (failures, failure) => !isTyped && isWorthAskingAgain(failures, failure),
    retryDelay: waitBeforeAskingAgain,
    // Enter after an answer to the same words costs no second search.
    initialData: () => (isTyped || !isAsked ? undefined : client.getQueryData(typed.queryKey)),
    initialDataUpdatedAt: () => client.getQueryState(typed.queryKey)?.dataUpdatedAt,
  });
  const { error } = search;
  const refusal = isAsked && isTyped && error instanceof ApiError && error.code === "rate_limited" ? error : null;

  const before = useRef<typeof search.data>(undefined);
  useEffect(() => {
    if (!isAsked) before.current = undefined;
    else if (search.data) before.current = search.data;
  });
  const results = (refusal ? before.current : search.data)?.results;
  const hits = useMemo(() => {
    const byId = new Map(known.map((file) => [file.fileId, file]));
    return results?.map(({ similarity, file }) => {
      const listed = byId.get(file.fileId);
      // What is said in it came with the search alone.
      return { similarity, file: listed ? { ...listed, transcript: file.transcript } : file };
    });
  }, [results, known]);
  const files = useMemo(() => hits?.map(({ file }) => file), [hits]);
  const isSearching = isAsked && (refusal === null || results !== undefined);
  return {
    isSearching,
    files: files ?? null,
    /** The same with how alike each is to what was asked, 0..1; the best first. */
    hits: hits ?? null,
    isStale: search.isPlaceholderData || refusal !== null,
    /** The search was only typed, and was turned away to save the hour's calls: Enter would send it. */
    refusal,
    failure: isSearching && refusal === null ? error : null,
    isFetching: search.isFetching,
    retry: () => void search.refetch(),
  };
}
