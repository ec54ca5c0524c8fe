"use client";

import { type MouseEvent, memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { useFormats, useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";
import { lastAtOrBefore, lineText, type TranscriptLine } from "./transcript-lines";
import { useMediaPosition } from "./use-media-position";

/** Words `from` to `to` of a line that were searched for. */
export type Mark = { from: number; to: number; isCurrent: boolean };

type Props = {
  line: TranscriptLine;
  media: HTMLMediaElement | null;
  isActive: boolean;
  isTabStop: boolean;
  /** The pointer or the focus is here: its words can be pressed one by one, and it can be quoted. */
  isPointed: boolean;
  marks: readonly Mark[] | undefined;
  quote: ((line: TranscriptLine) => string) | null;
  onSeek(seconds: number): void;
  onFocus(position: number): void;
  onPoint(position: number): void;
};

/** One line: a button to its first word, or to the word that was pressed with the pointer. */
export const TranscriptLineButton = memo(function TranscriptLineButton(props: Props) {
  const { clock } = useFormats();
  const { copyQuote } = useText(playerTexts);
  const { line, isActive, isTabStop, isPointed, media, marks, quote, onFocus, onPoint, onSeek } = props;

  function press(event: MouseEvent<HTMLButtonElement>): void {
    const pressed = event.target instanceof HTMLElement ? event.target.dataset.word : undefined;
    onSeek(line.words[Number(pressed)]?.startSeconds ?? line.startSeconds);
  }

  return (
    <li
      className="relative [contain-intrinsic-size:auto_40px] [content-visibility:auto]"
      onPointerEnter={() => onPoint(line.position)}
    >
      <button
        type="button"
        data-line={line.position}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isActive ? "true" : undefined}
        onClick={press}
        onFocus={() => {
          onFocus(line.position);
          onPoint(line.position);
        }}
        className={classNames(
          "flex w-full gap-2 rounded-md py-1.5 ps-3 pe-10 text-start text-sm leading-6 outline-offset-[-2px] hover:bg-hover",
          isActive ? "bg-accent-soft text-ink" : "text-muted",
        )}
      >
        <span className="w-11 shrink-0 font-mono text-faint text-xs leading-6">{`${clock(line.startSeconds)} `}</span>
        <span dir="auto" className="min-w-0 flex-1 break-words">
          {isActive ? (
            <SpokenWords line={line} media={media} marks={marks} />
          ) : isPointed || marks ? (
            <Words line={line} spoken={-1} marks={marks} />
          ) : (
            lineText(line)
          )}
        </span>
      </button>
      {quote && (isPointed || isTabStop) ? (
        <span className="absolute end-1 top-0.5">
          <CopyButton iconOnly label={copyQuote} text={() => quote(line)} />
        </span>
      ) : null}
    </li>
  );
});

function SpokenWords({ line, media, marks }: Pick<Props, "line" | "media" | "marks">) {
  const spoken = useMediaPosition(media, (seconds) => lastAtOrBefore(line.words, seconds), -1);
  return <Words line={line} spoken={spoken} marks={marks} />;
}

function Words({ line, spoken, marks }: { line: TranscriptLine; spoken: number; marks: readonly Mark[] | undefined }) {
  return line.words.map(({ word, gap, position }) => {
    const mark = marks?.find(({ from, to }) => position >= from && position <= to);
    const Element = mark ? "mark" : "span";
    return (
      <span key={position}>
        {gap ? " " : ""}
        <Element
          data-word={position}
          {...(mark?.isCurrent ? { "data-current": "" } : {})}
          className={classNames(
            position === spoken
              ? "rounded bg-accent text-accent-ink shadow-[0_0_0_2px_var(--accent)]"
              : mark && "rounded bg-warning-soft text-ink",
            mark?.isCurrent && "outline-2 outline-warning outline-offset-1",
          )}
        >
          {word}
        </Element>
      </span>
    );
  });
}
