"use client";

import { type MouseEvent, memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/locale";
import { lastAtOrBefore, type TranscriptLine } from "./transcript-lines";
import { useMediaPosition } from "./use-media-position";

type Props = {
  line: TranscriptLine;
  media: HTMLMediaElement | null;
  isActive: boolean;
  isTabStop: boolean;
  onSeek(seconds: number): void;
  onFocus(position: number): void;
};

/** One line: a button to its first word, or to the word that was pressed with the pointer. */
export const TranscriptLineButton = memo(function TranscriptLineButton(props: Props) {
  const { clock } = useFormats();
  const { line, isActive, isTabStop, media, onFocus, onSeek } = props;

  function press(event: MouseEvent<HTMLButtonElement>): void {
    const pressed = event.target instanceof HTMLElement ? event.target.dataset.word : undefined;
    onSeek(line.words[Number(pressed)]?.startSeconds ?? line.startSeconds);
  }

  return (
    <li className="[contain-intrinsic-size:auto_40px] [content-visibility:auto]">
      <button
        type="button"
        data-line={line.position}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isActive ? "true" : undefined}
        onClick={press}
        onFocus={() => onFocus(line.position)}
        className={classNames(
          "flex w-full gap-2 rounded-md px-3 py-1.5 text-start text-sm leading-6 outline-offset-[-2px] hover:bg-hover",
          isActive ? "bg-accent-soft text-ink" : "text-muted",
        )}
      >
        <span className="w-11 shrink-0 font-mono text-faint text-xs leading-6">{`${clock(line.startSeconds)} `}</span>
        <span dir="auto" className="min-w-0 flex-1 break-words">
          {isActive ? <SpokenWords line={line} media={media} /> : <Words line={line} spoken={-1} />}
        </span>
      </button>
    </li>
  );
});

function SpokenWords({ line, media }: { line: TranscriptLine; media: HTMLMediaElement | null }) {
  return <Words line={line} spoken={useMediaPosition(media, (seconds) => lastAtOrBefore(line.words, seconds), -1)} />;
}

function Words({ line, spoken }: { line: TranscriptLine; spoken: number }) {
  return line.words.map(({ word, gap, position }) => (
    <span key={position}>
      {gap ? " " : ""}
      <span
        data-word={position}
        className={
          position === spoken ? "rounded bg-accent text-accent-ink shadow-[0_0_0_2px_var(--accent)]" : undefined
        }
      >
        {word}
      </span>
    </span>
  ));
}
