import type { TranscriptWord } from "@/lib/domain/media-file";
import { toWebVtt } from "./captions-vtt";
import { captionLength, lineText, type TranscriptLine, toTranscriptLines } from "./transcript-lines";

/** The forms in which a transcript can be taken along. */
export const transcriptFormats = ["vtt", "srt", "txt"] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

const types: Record<TranscriptFormat, string> = {
  vtt: "text/vtt",
  srt: "application/x-subrip",
  txt: "text/plain",
};

/** The transcript as a file to save. Subtitles are cut to two rows, the text to sentences. */
export function transcriptFile(words: readonly TranscriptWord[], format: TranscriptFormat): Blob {
  const text = {
    vtt: () => toWebVtt(toTranscriptLines(words, captionLength)),
    srt: () => toSubRip(toTranscriptLines(words, captionLength)),
    txt: () => toPlainText(toTranscriptLines(words)),
  }[format]();
  return textFile(text, format);
}

/** A text without times as a file to save. */
export function textFile(text: string, format: TranscriptFormat = "txt"): Blob {
  return new Blob([text], { type: `${types[format]};charset=utf-8` });
}

/** `Interview.mp4` as `Interview.srt`; a name without letters or with an ending alone keeps what it has. */
export function transcriptFileName(displayName: string, format: TranscriptFormat): string {
  const name = displayName.replace(/[/\\:*?"<>|\p{Cc}]/gu, "_").replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, "");
  return `${name.trim() || "transcript"}.${format}`;
}

/** The lines as a SubRip document: numbered from 1, CRLF, commas before the milliseconds. */
export function toSubRip(lines: readonly TranscriptLine[]): string {
  return lines
    .map((line, index) => {
      const next = lines[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
      const end = Math.max(line.startSeconds + 0.05, Math.min(line.endSeconds, next));
      return `${index + 1}\r\n${time(line.startSeconds)} --> ${time(end)}\r\n${defused(lineText(line))}\r\n`;
    })
    .join("\r\n");
}

/** One line of text for each sentence. */
export function toPlainText(lines: readonly TranscriptLine[]): string {
  return lines.map((line) => `${oneLine(lineText(line))}\n`).join("");
}

const wordJoiner = "\u2060";

/** SubRip knows no escapes: an invisible character keeps what was said from being read as a tag, an override or a time. */
function defused(text: string): string {
  return oneLine(text)
    .replace(/<(?=[/\p{L}])/gu, `<${wordJoiner}`)
    .replaceAll("{\\", `{${wordJoiner}\\`)
    .replaceAll("-->", `--${wordJoiner}>`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function time(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const pad = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)},${pad(ms % 1000, 3)}`;
}
