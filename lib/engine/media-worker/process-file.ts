import { rm } from "node:fs/promises";
import { join } from "node:path";
import { demuxerFor } from "./container-format";
import { FileProblem } from "./file-problem";
import { processImage } from "./image";
import { processMedia } from "./media";
import { processPdf } from "./pdf";
import type { MediaEvent, MediaJob } from "./protocol";
import type { Report } from "./report";
import { processSlideshow } from "./slideshow";
import { processText } from "./text";

type Described = Extract<MediaEvent, { event: "described" }>["type"];

/** Describes one uploaded file and makes what can be shown of it. Throws a `FileProblem` when the file is at fault. */
export async function processFile(job: MediaJob, report: Report): Promise<void> {
  for (const left of [
    "hls",
    "storyboard",
    "thumbnail.webp",
    "preview.webp",
    "preview.mp4",
    "waveform.json",
    "speech.mp3",
  ]) {
    await rm(join(job.outputFolder, left), { recursive: true, force: true });
  }
  const mimeType = job.mimeType?.split(";")[0]?.trim().toLowerCase() ?? null;
  if (mimeType === null) throw notPreviewable();
  const shown = shownAsItIs(mimeType);
  if (shown === "SLIDESHOW") return processSlideshow(job, report);
  if (shown === "TEXT") return processText(job, report);
  if (shown !== null) return processShownAsItIs(shown, report);
  if (mimeType === "application/pdf") return processPdf(job, report);
  if (mimeType.startsWith("image/")) return processImage(job, report);
  const demuxer = demuxerFor(mimeType);
  if (demuxer === null) throw notPreviewable();
  return processMedia(job, demuxer, report);
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
  // A playlist is text that names other files. It is never opened as media.
  "application/vnd.apple.mpegurl",
  "application/x-mpegurl",
  "audio/x-mpegurl",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
]);

function shownAsItIs(mimeType: string): Described | null {
  if (mimeType === "video/lottie+json" || mimeType === "application/zip+dotlottie") return "LOTTIE";
  if (slideshows.has(mimeType)) return "SLIDESHOW";
  return mimeType.startsWith("text/") || texts.has(mimeType) ? "TEXT" : null;
}

function processShownAsItIs(type: Described, report: Report): void {
  report({ event: "described", type });
  for (const rendition of ["thumbnail", "preview", "hls"] as const)
    report({ event: "rendition", rendition, status: "skipped" });
}

function notPreviewable(): FileProblem {
  return new FileProblem("Files of this kind can be kept and downloaded, but not previewed.");
}
