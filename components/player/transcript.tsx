"use client";

import LocateFixed from "lucide-react/icons/locate-fixed";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";
import { TranscriptLineButton } from "./transcript-line-button";
import { lastAtOrBefore, type TranscriptLine } from "./transcript-lines";
import { useFollow } from "./use-follow";
import { useMediaPosition } from "./use-media-position";

/**
 * The spoken words beside the media: the word being said is marked and kept in view, a press on a line or word goes
 * there. One tab stop for all lines; arrow keys move between them.
 */
export function TimedTranscript({
  lines,
  media,
}: {
  lines: readonly TranscriptLine[];
  media: HTMLMediaElement | null;
}) {
  const text = useText(playerTexts);
  const active = useMediaPosition(media, (seconds) => lastAtOrBefore(lines, seconds), -1);
  const [focused, setFocused] = useState<number | null>(null);
  const { boxRef, isFollowing, follow } = useFollow(active);
  const tabStop = focused ?? Math.max(0, active);

  function seek(seconds: number): void {
    if (media) media.currentTime = seconds;
    follow();
  }

  function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -lines.length, End: lines.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(lines.length - 1, Math.max(0, tabStop + step));
    setFocused(next);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-line="${next}"]`)?.focus();
  }

  return (
    <div className="relative">
      <div ref={boxRef} className="max-h-72 overflow-y-auto overscroll-contain rounded-control border border-line p-1">
        <ol aria-label={text.transcript} onKeyDown={moveFocus} className="relative">
          {lines.map((line) => (
            <TranscriptLineButton
              key={line.position}
              line={line}
              media={media}
              isActive={line.position === active}
              isTabStop={line.position === tabStop}
              onSeek={seek}
              onFocus={setFocused}
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
  );
}
