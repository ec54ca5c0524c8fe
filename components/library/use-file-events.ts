"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { applyNews } from "@/lib/client/apply-news";
import { archiveStore } from "@/lib/client/archive-store";
import { listenToEvents } from "@/lib/client/events";
import { libraryIndex } from "@/lib/client/library-index/library-index";
import { fileQueries } from "@/lib/client/queries";
import { uploadStore } from "@/lib/client/upload-store";

/** Lets the page hear at once what happens to files. */
export function useFileEvents(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listenToEvents({
        onNews: (news) => {
          applyNews(client, news);
          libraryIndex.refreshSoon();
        },
        onArchives: () => void archiveStore.refresh(),
        onOpenAgain: () => {
          void archiveStore.refresh();
          libraryIndex.refreshSoon();
        },
        onMissed: () => lookAgain(client),
      }),
    [client],
  );
  useEffect(refreshIndexOnArrivals, []);
}

/** Asks for whatever of the page may have changed unheard: the head of the list, and the open file. */
function lookAgain(client: QueryClient): void {
  libraryIndex.refreshSoon();
  void client.invalidateQueries({ queryKey: fileQueries.head().queryKey });
  void client.invalidateQueries({ queryKey: fileQueries.details });
}

/** Not every backend tells of what was uploaded; the index hears of it from this page. Returns how to stop. */
function refreshIndexOnArrivals(): () => void {
  const arrived = () => uploadStore.getState().items.filter(({ fileId }) => fileId !== null).length;
  let known = arrived();
  return uploadStore.subscribe(() => {
    const now = arrived();
    if (now > known) libraryIndex.refreshSoon();
    known = now;
  });
}
