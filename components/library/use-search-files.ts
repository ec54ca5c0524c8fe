"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fileQueries } from "@/lib/client/queries";
import type { MediaFile } from "@/lib/domain/media-file";

/** What a search found, each file as the library knows it now. The results before stay until the new ones are there. */
export function useSearchFiles(query: string, known: readonly MediaFile[]) {
  const isSearching = query !== "";
  const search = useQuery({
    ...fileQueries.search(query),
    enabled: isSearching,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const results = search.data?.results;
  const files = useMemo(() => {
    const byId = new Map(known.map((file) => [file.fileId, file]));
    return results?.map(({ file }) => byId.get(file.fileId) ?? file);
  }, [results, known]);
  return {
    isSearching,
    files: files ?? null,
    isStale: search.isPlaceholderData,
    failure: isSearching ? search.error : null,
    isFetching: search.isFetching,
    retry: () => void search.refetch(),
  };
}
