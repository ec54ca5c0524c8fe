"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import Search from "lucide-react/icons/search";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";

/** Searches in what was said: how often it is there, and the way from one place to the next. */
export function TranscriptSearchBar({
  query,
  isAnswered,
  count,
  current,
  onQuery,
  onStep,
}: {
  query: string;
  /** `count` is of something that was asked for. */
  isAnswered: boolean;
  count: number;
  /** From 0; of no meaning without matches. */
  current: number;
  onQuery(query: string): void;
  onStep(step: -1 | 1): void;
}) {
  const text = useText(playerTexts);
  return (
    <search className="flex min-w-0 flex-1 basis-72 items-center gap-1">
      <div className="relative min-w-0 flex-1">
        <Search aria-hidden className="pointer-events-none absolute start-2.5 top-2 size-4 text-faint" />
        <input
          type="search"
          value={query}
          dir="auto"
          maxLength={200}
          aria-label={text.searchTranscript}
          placeholder={text.searchTranscript}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              onStep(event.shiftKey ? -1 : 1);
            }
            if (event.key === "Escape" && query !== "") {
              // Whatever Escape closes around a search lets a search be cleared first.
              event.preventDefault();
              onQuery("");
            }
          }}
          className="h-8 w-full rounded-control border border-line-strong bg-surface ps-8 pe-2 text-[13px] placeholder:text-faint"
        />
      </div>
      <span role="status" className="min-w-12 whitespace-nowrap text-center text-muted text-xs tabular-nums">
        {isAnswered ? (count === 0 ? text.noMatches : text.matchOf(current + 1, count)) : ""}
      </span>
      <IconButton label={text.previousMatch} size="sm" disabled={count === 0} onClick={() => onStep(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={text.nextMatch} size="sm" disabled={count === 0} onClick={() => onStep(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
    </search>
  );
}
