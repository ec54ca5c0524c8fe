"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fileQueries } from "@/lib/client/queries";
import type { FileList } from "@/lib/domain/api";

/** Takes the first page of the list from the document, where the server wrote it; null when it did not come in time. */
export function useFirstPage(firstPage: Promise<FileList | null>): void {
  const client = useQueryClient();
  useState(() => {
    if (typeof window === "undefined") return;
    const list = fileQueries.list(firstPage);
    if (!client.getQueryState(list.queryKey)) void client.prefetchInfiniteQuery(list);
  });
}
