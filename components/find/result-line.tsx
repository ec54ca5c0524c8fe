"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import { useText } from "@/components/ui/locale";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { type FindTexts, findTexts } from "@/lib/messages/en/find";
import type { Find } from "./use-find";

/** Where the section of what was found by meaning stands. */
export const elsewhereId = "found-elsewhere";

/** How many files are shown of how many, or how far the index is; one line, always there. */
export function ResultLine({
  find,
  result,
  shown,
  elsewhere,
}: {
  find: Find;
  result: LibraryResult | null;
  /** What the index counts less what waits to be archived, and with what it does not know yet. */
  shown: number | null;
  elsewhere: number | null;
}) {
  const text = useText(findTexts);
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-3 text-faint text-xs leading-6 tabular-nums">
      <p>{resultWords(text, find, result, shown)}</p>
      {elsewhere ? (
        <a
          href={`#${elsewhereId}`}
          onClick={(event) => {
            event.preventDefault();
            const section = document.getElementById(elsewhereId);
            section?.focus({ preventScroll: true });
            section?.scrollIntoView({ block: "start" });
          }}
          className="inline-flex items-center gap-1 rounded font-medium text-accent hover:underline"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          {text.more(elsewhere)}
        </a>
      ) : null}
    </div>
  );
}

function resultWords(
  text: FindTexts,
  { index: state, query, text: searched }: Find,
  result: LibraryResult | null,
  shown: number | null,
): string {
  const isFiltered = Object.keys(query.filters).length > 0;
  const ignored = isFiltered || query.sort !== "relevance" ? ` ${text.askedInstead}` : "";
  switch (state.phase) {
    case "off":
    case "loading":
      return "";
    case "building":
      return (state.pausedUntil === null ? text.indexed(state.synced) : text.indexPaused(state.synced)) + ignored;
    case "declined":
      return text.declined(state.most) + ignored;
    case "failed":
      return state.message + ignored;
    case "ready": {
      if (!result) return "";
      if (searched === "" && !isFiltered) return text.all(shown ?? result.total);
      const found = text.someOf(shown ?? result.total, result.inLibrary);
      return searched === "" ? found : `${found} · ${text.searchingAll(result.inLibrary)}`;
    }
  }
}
