"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { ApiError } from "@/lib/client/api";
import { libraryIndex, libraryIndexStore } from "@/lib/client/library-index/library-index";
import { firstRows } from "@/lib/client/library-rows/index-rows";
import { passesBy } from "@/lib/client/pictures/passing-by";
import type { Capabilities } from "@/lib/domain/capabilities";
import type { MediaFile } from "@/lib/domain/media-file";
import { useLibraryQuery } from "@/lib/url/use-library-query";
import type { SearchWish } from "./search-box";
import { useLibraryIndex } from "./use-library-result";
import { noteSearch } from "./use-recent-searches";
import { useSearchFiles } from "./use-search-files";
import { useSettled } from "./use-settled";
import { useTypingPause } from "./use-typing-pause";

/** So long nobody types before the backend is asked as well. */
const pauseMs = 600;
/** Letters of most people follow each other sooner than this: the files in between are not looked at. */
const letterMs = 400;
/** Fewer letters mean too much. */
const fewestTypedLetters = 3;

export type Find = ReturnType<typeof useFind>;

/**
 * Everything about finding but the library index's results, which are the rows: the query in the address, and the
 * backend's own search (`search`). With the index the backend is asked for what the index does not know, the meaning, when
 * the person pauses or presses Enter; without it, for everything.
 */
export function useFind(kind: Capabilities["search"], known: readonly MediaFile[]) {
  useLibraryIndex();
  const { query, asked, change } = useLibraryQuery();
  const index = useStore(libraryIndexStore);
  const isIndexed = index.phase === "ready";
  const text = kind === "none" && !isIndexed ? "" : (asked.text ?? "");

  const [typed, setTyped] = useState<string | null>(null);
  const isTyped = typed === text;
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const waitsForEnter = useTypingPause(refusal);
  const settled = useSettled(text, pauseMs);
  // By name and by words the index finds better than the backend.
  const isMeant = kind === "semantic" && text !== "";
  const isPausing = isMeant && isTyped && settled !== text && isWorthAsking(text, waitsForEnter);
  const mayAskMeaning = isMeant && (!isTyped || (settled === text && isWorthAsking(text, waitsForEnter)));
  const search = useSearchFiles(!isIndexed || mayAskMeaning ? text : "", known, isTyped);
  useEffect(() => {
    if (search.refusal) setRefusal(search.refusal);
  }, [search.refusal]);

  return {
    query,
    asked,
    change,
    /** What is searched, trimmed; empty when nothing is. */
    text,
    /** How the library index stands. */
    index,
    /** It answers: its results are what to show, and `search` stands beside them. */
    isIndexed,
    search,
    waitsForEnter,
    /** The backend will be asked if nobody types on. */
    isPausing,
    /** One more letter takes the place of the one before; the first ones can be gone back from. */
    onSearch: (next: string, wish: SearchWish) => {
      if (isIndexed && next !== asked.text) libraryIndex.askAhead({ ...asked, text: next }, "library", firstRows);
      setTyped(wish === "typed" ? next : null);
      if (wish === "typed") passesBy(letterMs);
      if (wish === "entered") noteSearch(next);
      const isFirst = query.text === "" && next !== "";
      change({ text: next }, wish === "typed" ? "typed" : isFirst ? "push" : "replace");
    },
    clearText: () => change({ text: "" }),
  };
}

function isWorthAsking(text: string, waitsForEnter: boolean): boolean {
  return !waitsForEnter && text.length >= fewestTypedLetters;
}
