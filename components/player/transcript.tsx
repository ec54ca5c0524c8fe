"use client";

import LocateFixed from "lucide-react/icons/locate-fixed";
import { type KeyboardEvent, type ReactNode, useCallback, useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";
import { type Mark, TranscriptLineButton } from "./transcript-line-button";
import { lastAtOrBefore, type TranscriptLine } from "./transcript-lines";
import { findInTranscript, type SpokenMatch } from "./transcript-search";
import { TranscriptSearchBar } from "./transcript-search-bar";
import { useFollow } from "./use-follow";
import { useMediaPosition } from "./use-media-position";

/**
 * The spoken words beside the media: the word being said is marked and kept in view, a press on a line or word goes
 * there, and a text can be searched in them. One tab stop for all lines; arrow keys move between them.
 */
export function TimedTranscript({
  lines,
  media,
  quote,
  actions,
}: {
  lines: readonly TranscriptLine[];
  media: HTMLMediaElement | null;
  /** What is copied to quote a line; null where it cannot be linked to. Keep it the same between renders. */
  quote: ((line: TranscriptLine) => string) | null;
  actions?: ReactNode;
}) {
  const text = useText(playerTexts);
  const active = useMediaPosition(media, (seconds) => lastAtOrBefore(lines, seconds), -1);
  const [focused, setFocused] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(query);
  const matches = useMemo(() => findInTranscript(lines, asked), [lines, asked]);
  const current = matches.length === 0 ? 0 : Math.min(chosen, matches.length - 1);
  const marks = useMemo(() => marksByLine(matches, current), [matches, current]);
  const { boxRef, isFollowing, follow, lookAt } = useFollow(active);
  const tabStop = focused ?? Math.max(0, active);

  const seek = useCallback(
    (seconds: number) => {
      if (media) media.currentTime = seconds;
      follow();
    },
    [media, follow],
  );

  function step(by: -1 | 1): void {
    if (matches.length === 0) return;
    const next = (current + by + matches.length) % matches.length;
    setChosen(next);
    lookAt(matches[next]?.parts[0]?.line ?? 0);
  }

  function search(next: string): void {
    setQuery(next);
    setChosen(0);
    const line = findInTranscript(lines, next)[0]?.parts[0]?.line;
    if (line !== undefined) lookAt(line);
  }

  function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -lines.length, End: lines.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(lines.length - 1, Math.max(0, tabStop + by));
    setFocused(next);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-line="${next}"]`)?.focus();
  }

  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <TranscriptSearchBar
          query={query}
          isAnswered={asked.trim() !== ""}
          count={matches.length}
          current={current}
          onQuery={search}
          onStep={step}
        />
        {actions}
      </div>
      <div className="relative">
        <div
          ref={boxRef}
          className="max-h-72 overflow-y-auto overscroll-contain rounded-control border border-line p-1"
        >
          <ol
            aria-label={text.transcript}
            onKeyDown={moveFocus}
            onPointerLeave={() => setPointed(null)}
            className="relative"
          >
            {lines.map((line) => (
              <TranscriptLineButton
                key={line.position}
                line={line}
                media={media}
                isActive={line.position === active}
                isTabStop={line.position === tabStop}
                isPointed={line.position === pointed}
                marks={marks.get(line.position)}
                quote={quote}
                onSeek={seek}
                onFocus={setFocused}
                onPoint={setPointed}
              />
            ))}
          </ol>
        </div>
        {isFollowing ? null : (
          <Button
            size="sm"
            className="absolute end-3 bottom-3 bg-surface shadow-floating"
            onClick={() => {
              setFocused(null);
              follow();
            }}
          >
            <LocateFixed aria-hidden />
            {text.followPlayback}
          </Button>
        )}
      </div>
    </div>
  );
}

function marksByLine(matches: readonly SpokenMatch[], current: number): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  matches.forEach((match, index) => {
    for (const { line, from, to } of match.parts) {
      const mark = { from, to, isCurrent: index === current };
      marks.set(line, [...(marks.get(line) ?? []), mark]);
    }
  });
  return marks;
}
