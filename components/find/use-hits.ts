"use client";

import { useEffect, useState } from "react";
import { type LibraryResult, libraryIndex } from "@/lib/client/library-index/library-index";
import { nextTask } from "@/lib/client/library-index/take-turns";
import { LibraryIndexError } from "@/lib/client/library-index/worker-link";
import type { LibraryFilters } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";
import { findSaid, type Said } from "./moments";
import type { Find } from "./use-find";

/** What the backend found. `similarity` is 0..1. */
export type Hit = { file: MediaFile; similarity: number; said: Said | null };
/** `said` are files in which the words are spoken; `close` the others that the index did not find by itself. */
export type Hits = { text: string; said: readonly Hit[]; close: readonly Hit[] };

/**
 * What the backend found beside the index's results (`shown`, null until those of this text are there), sorted into why;
 * null until it is known for what is searched now.
 */
export function useHits({ text, search, isIndexed, query }: Find, shown: LibraryResult | null): Hits | null {
  const [hits, setHits] = useState<Hits | null>(null);
  const found = search.isSearching && !search.isStale ? search.hits : null;
  const { filters } = query;

  useEffect(() => {
    let isOver = false;
    if (!found || (isIndexed && !shown)) return;
    sortOut({ text, found, shown, filters }).then(
      (next) => {
        if (!isOver) setHits(next);
      },
      (failure: unknown) => {
        // Newer results are on their way.
        if (!(failure instanceof LibraryIndexError)) throw failure;
      },
    );
    return () => {
      isOver = true;
    };
  }, [text, found, shown, isIndexed, filters]);

  return hits !== null && hits.text === text && text !== "" ? hits : null;
}

type Parts = {
  text: string;
  found: readonly { file: MediaFile; similarity: number }[];
  /** The index's results of the same text; null where it does not answer, and the backend's are all there are. */
  shown: LibraryResult | null;
  filters: LibraryFilters;
};

async function sortOut({ text, found, shown, filters }: Parts): Promise<Hits> {
  const ids = found.map(({ file }) => file.fileId);
  const positions = shown ? await Promise.all(ids.map((id) => shown.positionOf(id))) : [];
  // The backend knows nothing of our filters; the index does.
  const allowed = shown && Object.keys(filters).length > 0 ? await libraryIndex.query({ filters }, "other") : null;
  const passes = allowed ? await Promise.all(ids.map((id) => allowed.positionOf(id))) : [];
  const said: Hit[] = [];
  const close: Hit[] = [];
  for (const [at, { file, similarity }] of found.entries()) {
    if (allowed && passes[at] === null) continue;
    // A long transcript takes a while: whoever types in between is not kept waiting.
    if (file.transcript) await nextTask();
    const hit = { file, similarity, said: findSaid(file.transcript, text) };
    if (hit.said) said.push(hit);
    else if (shown && positions[at] === null) close.push(hit);
  }
  return { text, said, close };
}
