"use client";

import { debounce, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { LibraryQuery } from "@/lib/domain/library-query";
import { libraryUrl } from "./library-url";
import { filtersOf, queryAt, queryOf, type ShownQuery, stateOf } from "./shown-query";

const { file: _file, t: _t, ...shownUrl } = libraryUrl;

/** The address follows what is typed when the letters come to rest: to write it costs more than to find. */
const lettersRest = debounce(250);

/**
 * How the address takes a change: a person can go back from it (`push`), or it replaces what was there. Of what is
 * `typed` that is so for the first letters, once they rest, and for those that follow.
 */
export type AddressChange = "push" | "replace" | "typed";

/**
 * The query in the address, the same as the library index takes it (`asked`), and how to change parts of it.
 */
export function useLibraryQuery() {
  const [state, setState] = useQueryStates(shownUrl);
  const { type, scope, tool, sharing, state: fileState, transcript, length } = state;
  // The same object while the filters are the same, whatever is typed meanwhile.
  const filters = useMemo(
    () => filtersOf({ type, scope, tool, sharing, state: fileState, transcript, length }),
    [type, scope, tool, sharing, fileState, transcript, length],
  );
  const query = useMemo(() => ({ ...queryOf(state), filters }), [state, filters]);
  const { text, sort, direction } = query;
  const asked = useMemo<LibraryQuery>(
    () => ({ text: text.trim(), filters, sort, ...(direction ? { direction } : {}) }),
    [text, filters, sort, direction],
  );
  const change = useCallback(
    (part: Partial<ShownQuery>, how: AddressChange = "push") =>
      void setState(
        stateOf(part),
        how === "typed" ? { limitUrlUpdates: lettersRest, history: historyOf(part) } : { history: how },
      ),
    [setState],
  );
  return { query, asked, change };
}

function historyOf({ text }: Partial<ShownQuery>): "push" | "replace" {
  const isFirst = text !== "" && queryAt(window.location.search).text === "";
  return isFirst ? "push" : "replace";
}
