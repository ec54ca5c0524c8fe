import type { TranscriptWord } from "./protocol";

/** One subtitle: a text and when it is shown. */
export type Cue = { startSeconds: number; endSeconds: number; text: string };

const MOST_WORDS = 200_000;
const DEFAULT_CUE_SECONDS = 3;

/**
 * The words of subtitles with a time each: a cue's time is shared out by the length of its words. In order and without
 * overlap, as transcripts have to be; a cue that repeats the one before (rolling captions) is told once.
 */
export function wordsOfCues(cues: readonly Cue[]): TranscriptWord[] {
  const ordered = cues
    .map((cue) => ({ ...cue, text: plainText(cue.text) }))
    .filter(({ text, startSeconds }) => text !== "" && Number.isFinite(startSeconds) && startSeconds >= 0)
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const words: TranscriptWord[] = [];
  let reached = 0;
  ordered.forEach((cue, index) => {
    const before = ordered[index - 1];
    if (before && before.text === cue.text && cue.startSeconds - before.endSeconds < 0.1) return;
    const next = ordered[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
    const start = Math.max(reached, cue.startSeconds);
    const wanted = cue.endSeconds > cue.startSeconds ? cue.endSeconds : cue.startSeconds + DEFAULT_CUE_SECONDS;
    const end = Math.max(start, Math.min(wanted, Math.max(next, start)));
    const parts = cue.text.split(/\s+/u);
    const letters = parts.reduce((sum, part) => sum + part.length, 0);
    let from = 0;
    for (const part of parts) {
      if (words.length >= MOST_WORDS) return;
      const at = (place: number) => Math.round((start + ((end - start) * place) / letters) * 1000) / 1000;
      words.push({ startSeconds: at(from), endSeconds: at(from + part.length), word: part });
      from += part.length;
    }
    reached = words.at(-1)?.endSeconds ?? reached;
  });
  return words;
}

/** What is read aloud of a subtitle: no tags, no styling, no names of speakers in angle brackets. */
function plainText(text: string): string {
  return text
    .replace(/\{\\[^}]*\}/g, "")
    .replace(/\\[Nnh]/g, " ")
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|#39|quot);/g, (_, name: string) => entities[name] ?? " ")
    .replace(/[\p{Cc}\u200e\u200f]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", "#39": "'", quot: '"' };

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/;

/** Reads WebVTT and SubRip, which differ in little that matters here. Empty when the text is neither. */
export function parseSubtitleFile(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.includes("-->"));
    const [, start, end] = TIMING.exec(lines[at] ?? "") ?? [];
    if (start === undefined || end === undefined) continue;
    cues.push({
      startSeconds: secondsOf(start),
      endSeconds: secondsOf(end),
      text: lines.slice(at + 1).join(" "),
    });
  }
  return cues;
}

function secondsOf(time: string): number {
  return time
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
