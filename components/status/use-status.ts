"use client";

import { useQuery } from "@tanstack/react-query";
import { useAfterContent } from "@/components/ui/after-content";
import { statusQuery } from "@/lib/client/queries";
import { statusLevel } from "./status-level";

const calmMs = 30_000;
const watchedMs = 5_000;

/** How Vitrine stands, asked now and then while the page is seen, and more often while someone looks at it. */
export function useStatus(isWatched: boolean) {
  const afterContent = useAfterContent();
  const { data, error, dataUpdatedAt } = useQuery({
    ...statusQuery,
    enabled: afterContent,
    // After a failure soon again: the dot should not stay red for half a minute.
    refetchInterval: ({ state }) => (isWatched || state.status === "error" ? watchedMs : calmMs),
    staleTime: watchedMs / 2,
    refetchOnWindowFocus: true,
    retry: 1,
  });
  return { status: data, receivedAt: dataUpdatedAt, failed: error !== null, level: statusLevel(data, error !== null) };
}
