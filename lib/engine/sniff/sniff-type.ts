import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { isUtf16Text, sniffText } from "./sniff-text";

export type Sniffed = { mimeType: string | null; type: string | null };

/** Enough for the headers of every format that is told apart; a bound on what hostile bytes can cost. */
const SAMPLE_BYTES = 1024 * 1024;

/** What a file is by its bytes; its name is not asked. Null when nothing is recognised. */
export async function sniffType(path: string): Promise<Sniffed> {
  const sample = await readSample(path);
  // Before all else: file-type takes the mark of UTF-16 for an MP3.
  if (isUtf16Text(sample)) return { mimeType: "text/plain", type: "TEXT" };
  const known = await fileTypeFromBuffer(sample);
  if (known && known.mime !== "application/xml" && known.mime !== "text/vtt") {
    const mimeType = known.ext === "zip" && isDotLottie(sample) ? "application/zip+dotlottie" : known.mime;
    return { mimeType, type: typeOfMime(mimeType) };
  }
  const mimeType = sniffText(sample) ?? known?.mime ?? null;
  return { mimeType, type: mimeType === null ? null : typeOfMime(mimeType) };
}

/** The kind of file, as far as a MIME type tells; whether an MP4 has pictures is for the media worker to say. */
export function typeOfMime(mimeType: string): string | null {
  if (mimeType === "video/lottie+json" || mimeType === "application/zip+dotlottie") return "LOTTIE";
  if (mimeType === "application/pdf") return "PDF";
  if (slideshows.has(mimeType)) return "SLIDESHOW";
  if (mimeType === "application/vnd.apple.mpegurl") return "TEXT";
  if (mimeType.startsWith("image/")) return "IMAGE";
  if (mimeType.startsWith("video/")) return "VIDEO";
  if (mimeType.startsWith("audio/")) return "AUDIO";
  if (mimeType.startsWith("text/") || texts.has(mimeType)) return "TEXT";
  return null;
}

const slideshows = new Set([
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
  "application/vnd.oasis.opendocument.presentation",
]);

const texts = new Set([
  "application/json",
  "application/xml",
  "application/rtf",
  "application/x-subrip",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
]);

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const sample = Buffer.alloc(Math.min(SAMPLE_BYTES, (await file.stat()).size));
    const { bytesRead } = await file.read(sample, 0, sample.length, 0);
    return sample.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isDotLottie(sample: Buffer): boolean {
  return sample.includes("manifest.json") && sample.includes("animations/");
}
