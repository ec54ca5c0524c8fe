import { lineText, type TranscriptLine } from "./transcript-lines";

/** The lines as a WebVTT document. Words are user content: they are escaped, so that none can be read as markup or a cue's head. */
export function toWebVtt(lines: readonly TranscriptLine[]): string {
  const cues = lines.map((line, index) => {
    const end = Math.max(line.endSeconds, line.startSeconds + 0.1);
    const next = lines[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
    const until = Math.max(line.startSeconds + 0.05, Math.min(end, next));
    return `${timestamp(line.startSeconds)} --> ${timestamp(until)}\n${escapeCue(lineText(line))}`;
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function timestamp(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const pad = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${pad(ms / 3_600_000, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}

function escapeCue(text: string): string {
  return text.replace(/\s+/gu, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
