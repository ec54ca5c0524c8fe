import type { TranscriptWord } from "@/lib/domain/media-file";

/** One readable line: a sentence, or a part of a long one. Positions count lines of the transcript and words of the line. */
export type TranscriptLine = {
  position: number;
  startSeconds: number;
  endSeconds: number;
  /** `gap` tells whether a space stands before the word. */
  words: (TranscriptWord & { position: number; gap: boolean })[];
};

const longPauseSeconds = 1.2;
const shortSentence = 24;

/** How long a line may grow, in letters: from `comfortable` on it ends at a comma, at `greatest` anywhere. */
export type LineLength = { comfortable: number; greatest: number };
const readingLength: LineLength = { comfortable: 100, greatest: 170 };
/** Two rows of a caption. */
export const captionLength: LineLength = { comfortable: 48, greatest: 84 };

const endsSentence = /[.!?…。！？]["'”’)\]]*$/u;
const endsClause = /[,;:،、，；：—–]["'”’)\]]*$/u;
const clingsToPrevious = /^[.,;:!?…%)\]}”’。，、！？]/u;
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Groups timed words into lines at sentence ends, pauses and, in long sentences, commas. */
export function toTranscriptLines(
  words: readonly TranscriptWord[],
  lineLength: LineLength = readingLength,
): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  let line: TranscriptLine | null = null;
  let length = 0;

  for (const raw of words.toSorted((one, other) => one.startSeconds - other.startSeconds)) {
    const word = { ...raw, word: raw.word.trim() };
    if (word.word === "") continue;
    const last = line?.words.at(-1);
    if (!line || !last || startsNewLine(last, word, length, lineLength)) {
      const { startSeconds, endSeconds } = word;
      line = { position: lines.length, startSeconds, endSeconds, words: [{ ...word, position: 0, gap: false }] };
      lines.push(line);
      length = word.word.length;
      continue;
    }
    const gap = needsSpace(last.word, word.word);
    line.words.push({ ...word, position: line.words.length, gap });
    line.endSeconds = Math.max(line.endSeconds, word.endSeconds);
    length += word.word.length + (gap ? 1 : 0);
  }
  return lines;
}

/** The line as plain text. */
export function lineText(line: TranscriptLine): string {
  return line.words.map(({ word, gap }) => (gap ? ` ${word}` : word)).join("");
}

/** Where in `starts` (ascending) the last entry at or before `seconds` is; -1 before the first. */
export function lastAtOrBefore(starts: readonly { startSeconds: number }[], seconds: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.startSeconds ?? Number.POSITIVE_INFINITY) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function startsNewLine(last: TranscriptWord, next: TranscriptWord, length: number, most: LineLength): boolean {
  if (clingsToPrevious.test(next.word)) return false;
  if (next.startSeconds - last.endSeconds >= longPauseSeconds) return true;
  if (endsSentence.test(last.word)) return length >= shortSentence;
  if (endsClause.test(last.word)) return length >= most.comfortable;
  return length + next.word.length >= most.greatest;
}

function needsSpace(before: string, after: string): boolean {
  if (clingsToPrevious.test(after)) return false;
  return !(withoutSpaces.test(before.slice(-1)) && withoutSpaces.test(after.slice(0, 1)));
}
