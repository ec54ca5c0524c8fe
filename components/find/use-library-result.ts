"use client";

import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useAfterContent } from "@/components/ui/after-content";
import {
  type LibraryResult,
  type LibraryView,
  libraryIndex,
  libraryIndexStore,
} from "@/lib/client/library-index/library-index";
import { LibraryIndexError } from "@/lib/client/library-index/worker-link";
import type { LibraryQuery } from "@/lib/domain/library-query";

/** Results, and the query that they answer: another than was asked while the next ones are on their way. */
export type LibraryAnswer = { result: LibraryResult; answered: LibraryQuery };

/**
 * Asks the library index, and anew when the library changes. `take` is told each answer as it comes, and null when there
 * is none because the index cannot answer: work by cursor. `asked` is compared by identity; null asks for nothing. So many
 * `first` rows come with the answer.
 */
export function useLibraryAnswers(
  asked: LibraryQuery | null,
  view: LibraryView,
  first: number,
  take: (answer: LibraryAnswer | null) => void,
): void {
  const version = useStore(libraryIndexStore, (state) => (state.phase === "ready" ? state.version : null));
  const asking = useRef(0);
  const shown = useRef(0);

  useEffect(() => {
    asking.current += 1;
    const turn = asking.current;
    if (asked === null || version === null) {
      shown.current = turn;
      take(null);
      return;
    }
    libraryIndex.query(asked, view, first).then(
      (result) => {
        // An answer to older letters is better than none while someone types fast, but never follows a newer one.
        if (turn <= shown.current) return;
        shown.current = turn;
        take({ result, answered: asked });
      },
      (failure: unknown) => {
        // The state of the index says by itself that it cannot answer, and newer questions have answers of their own.
        if (!(failure instanceof LibraryIndexError))
          console.error("vitrine: the library index did not answer.", failure);
      },
    );
  }, [asked, version, view, first, take]);
}

/** The newest of these results, null while there are none. The ones before stay until the next ones are there. */
export function useLibraryResult(asked: LibraryQuery | null, view: LibraryView, first: number): LibraryResult | null {
  const [answer, setAnswer] = useState<LibraryAnswer | null>(null);
  useLibraryAnswers(asked, view, first, setAnswer);
  return answer?.result ?? null;
}

/** Keeps the index of this page alive from the time when the page has nothing better to do. */
export function useLibraryIndex(): void {
  const isAfterContent = useAfterContent();
  useEffect(() => (isAfterContent ? libraryIndex.startWhenIdle() : undefined), [isAfterContent]);
}
