"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fileQueries } from "@/lib/client/queries";
import type { FileList } from "@/lib/domain/api";

/** What came with the document: the page, so that the server draws its tiles too, or one that follows; null for neither. */
export type FirstPage = FileList | null | Promise<FileList | null>;

/** Takes the first page of the list from the document, where the server wrote it. */
export function useFirstPage(firstPage: FirstPage): void {
  const client = useQueryClient();
  useState(() => {
    const { queryKey } = fileQueries.list();
    if (firstPage === null || client.getQueryState(queryKey)) return;
    if (!("then" in firstPage)) client.setQueryData(queryKey, { pages: [firstPage], pageParams: [null] });
    else if (typeof window !== "undefined") void client.prefetchInfiniteQuery(fileQueries.list(firstPage));
  });
}
