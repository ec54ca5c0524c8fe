import { readFile, stat } from "node:fs/promises";
import { parseSubtitleFile, wordsOfCues } from "./cues";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";

const MOST_BYTES = 20_000_000;
/** How SubRip begins: a number, and below it two times. */
const SUBRIP = /^\s*\d{1,6}[ \t]*\r?\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/;

/** Describes a text, which is shown as it is. Subtitles (WebVTT, SubRip) also tell their words with their times. */
export async function processText(job: MediaJob, report: Report): Promise<void> {
  report({ event: "described", type: "TEXT" });
  for (const rendition of ["thumbnail", "preview", "hls"] as const) {
    report({ event: "rendition", rendition, status: "skipped" });
  }
  if ((await stat(job.originalPath)).size > MOST_BYTES) return;
  const text = decode(await readFile(job.originalPath));
  if (!text.startsWith("WEBVTT") && !SUBRIP.test(text)) return;
  const words = wordsOfCues(parseSubtitleFile(text));
  if (words.length > 0) report({ event: "transcript", words });
}

function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
