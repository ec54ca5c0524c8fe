import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { isUtf16Text, sniffText } from "./sniff-text";
import { typeOfMime } from "./type-of-mime";

export type Sniffed = { mimeType: string | null; type: string | null };

/** Enough for the headers of every format that is told apart; a bound on what hostile bytes can cost. */
const SAMPLE_BYTES = 1024 * 1024;

/** What a file on disk is by its bytes; its name is not asked. Null when nothing is recognised. */
export async function sniffType(path: string): Promise<Sniffed> {
  return sniffSample(await readSample(path));
}

/** As `sniffType`, from the first mebibyte of a file, or all that it has. */
export async function sniffSample(sample: Buffer): Promise<Sniffed> {
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
