"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { LibraryQuery } from "@/lib/domain/library-query";
import { libraryUrl } from "./library-url";
import { queryOf, type ShownQuery, stateOf } from "./shown-query";

const { file: _file, t: _t, ...shownUrl } = libraryUrl;

/**
 * The query in the address, the same as the library index takes it (`asked`), and how to change parts of it. What a
 * person chose can be gone back from (`push`); one more letter replaces what was typed before (`replace`).
 */
export function useLibraryQuery() {
  const [state, setState] = useQueryStates(shownUrl);
  const query = useMemo(() => queryOf(state), [state]);
  const { text, filters, sort, direction } = query;
  const asked = useMemo<LibraryQuery>(
    () => ({ text: text.trim(), filters, sort, ...(direction ? { direction } : {}) }),
    [text, filters, sort, direction],
  );
  const change = useCallback(
    (part: Partial<ShownQuery>, history: "push" | "replace" = "push") => void setState(stateOf(part), { history }),
    [setState],
  );
  return { query, asked, change };
}
