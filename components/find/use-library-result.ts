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
import type { LibraryIndexState } from "@/lib/client/library-index/protocol";
import { LibraryIndexError } from "@/lib/client/library-index/worker-link";
import type { LibraryQuery } from "@/lib/domain/library-query";

export type IndexAnswer = {
  state: LibraryIndexState;
  /** The newest results there are; null while the index cannot answer: work by cursor. */
  result: LibraryResult | null;
  /** What `result` answers; another than was asked while the next results are on their way. */
  answered: LibraryQuery | null;
};

/**
 * The library index's results of a query, asked anew when the library changes. The results before stay until the next ones
 * are there. `asked` is compared by identity; null asks for nothing. So many `first` rows come with the answer.
 */
export function useLibraryResult(asked: LibraryQuery | null, view: LibraryView, first: number): IndexAnswer {
  const state = useStore(libraryIndexStore);
  const version = state.phase === "ready" ? state.version : null;
  const [answer, setAnswer] = useState<{ result: LibraryResult; answered: LibraryQuery } | null>(null);
  const asking = useRef(0);
  const shown = useRef(0);

  useEffect(() => {
    if (asked === null || version === null) {
      asking.current += 1;
      shown.current = asking.current;
      setAnswer(null);
      return;
    }
    asking.current += 1;
    const turn = asking.current;
    libraryIndex.query(asked, view, first).then(
      (result) => {
        // An answer to older letters is better than none while someone types fast, but never follows a newer one.
        if (turn <= shown.current) return;
        shown.current = turn;
        setAnswer({ result, answered: asked });
      },
      (failure: unknown) => {
        // The state of the index says by itself that it cannot answer, and newer questions have answers of their own.
        if (!(failure instanceof LibraryIndexError))
          console.error("vitrine: the library index did not answer.", failure);
      },
    );
  }, [asked, version, view, first]);

  return { state, result: answer?.result ?? null, answered: answer?.answered ?? null };
}

/** Keeps the index of this page alive from the time when the page has nothing better to do. */
export function useLibraryIndex(): void {
  const isAfterContent = useAfterContent();
  useEffect(() => (isAfterContent ? libraryIndex.startWhenIdle() : undefined), [isAfterContent]);
}
