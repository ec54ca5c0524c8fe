"use client";

import { useEffect } from "react";

/** Keeps a search that was meant: one that led to a file. Those that were entered are noted by `noteSearch`. */
export function useRecentSearches(text: string, openFileId: string | null): void {
  useEffect(() => {
    if (openFileId !== null) noteSearch(text);
    // A file that is open while someone searches was not found by it.
  }, [openFileId, text]);
}

/** The list of them comes when there is something to put into it. */
export function noteSearch(text: string): void {
  if (text.trim() === "") return;
  import("@/lib/client/recent-searches").then(
    ({ recentSearches }) => recentSearches.note(text),
    (failure: unknown) => console.error("vitrine: the search was not kept.", failure),
  );
}
