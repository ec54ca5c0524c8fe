"use client";

import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type LibraryAnswer, useLibraryAnswers } from "@/components/find/use-library-result";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { firstRows, IndexRows } from "@/lib/client/library-rows/index-rows";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { listRows } from "@/lib/client/library-rows/list-rows";
import { fileQueries } from "@/lib/client/queries";
import type { FileList } from "@/lib/domain/api";
import type { LibraryQuery } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";

/** An answer of the API may be newer than a row that was read from the index a little later. */
const indexLagMs = 30_000;

type Parts = {
  query: LibraryQuery;
  /** Files that the list has loaded, as they stand on the page. */
  listed: readonly MediaFile[];
  listIsWhole: boolean;
  /** What a search of the API found, for when the index does not answer; null when nothing is searched. */
  found: readonly MediaFile[] | null;
  hiddenIds: ReadonlySet<string>;
  /** New files above would move what is looked at. */
  hold: boolean;
};

/** `result` is what the rows come from, null when that is not the index. `held`: so many new files wait above. */
type ShownRows = { rows: LibraryRows; held: number; result: LibraryResult | null };

/**
 * The rows to show: from the index when it answers, from what the list or a search of the API brought until then. Where
 * the one takes over from the other, what is on the page stays where it is.
 */
export function useLibraryRows(parts: Parts): ShownRows {
  const { query, listed, listIsWhole, found, hiddenIds, hold } = parts;
  const client = useQueryClient();
  const [index] = useState(() => new IndexRows((fileId, since) => newestOf(client, fileId, since)));
  // What is told of one file, as by the drawer, shows in its row.
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        const isTold = event.type === "updated" && event.action.type === "success";
        if (isTold && event.query.queryKey[1] === "detail") index.refresh();
      }),
    [client, index],
  );

  // Answers go to the rows past React: the page is drawn once for each, with its rows.
  const page = useRef({ listed, hold });
  const last = useRef<LibraryAnswer | null>(null);
  const take = useCallback(
    (answer: LibraryAnswer | null) => {
      last.current = answer;
      if (answer) void index.take({ result: answer.result, query: answer.answered, ...page.current });
      else index.drop();
    },
    [index],
  );
  useLibraryAnswers(query, "library", firstRows, take);
  // Before the page is painted: a frame with the rows before would come in between.
  useLayoutEffect(() => {
    page.current = { listed, hold };
    take(last.current);
  }, [take, listed, hold]);

  useEffect(() => index.hide(hiddenIds), [index, hiddenIds]);

  const shown = useSyncExternalStore(index.subscribe, index.snapshot, () => null);
  const list = useMemo(() => {
    const all = found ?? listed;
    const files = hiddenIds.size === 0 ? all : all.filter(({ fileId }) => !hiddenIds.has(fileId));
    return listRows(files, { query, isWhole: found !== null || listIsWhole });
  }, [query, found, listed, listIsWhole, hiddenIds]);
  return shown ?? { rows: list, held: 0, result: null };
}

/** What an answer of the API told of a file, unless the index was asked for it well after that. */
function newestOf(client: QueryClient, fileId: string, since: number): MediaFile | undefined {
  const { queryKey } = fileQueries.detail(fileId);
  const detail = client.getQueryState(queryKey);
  if (detail?.data && detail.dataUpdatedAt > since - indexLagMs) return detail.data;
  return listedFile(client.getQueryData(fileQueries.list().queryKey), fileId);
}

const listedFiles = new WeakMap<object, Map<string, MediaFile>>();

/** The map of a list is made once. */
function listedFile(list: InfiniteData<FileList> | undefined, fileId: string): MediaFile | undefined {
  if (!list) return undefined;
  let files = listedFiles.get(list);
  if (!files) {
    files = new Map(list.pages.flatMap((page) => page.files).map((file) => [file.fileId, file]));
    listedFiles.set(list, files);
  }
  return files.get(fileId);
}
