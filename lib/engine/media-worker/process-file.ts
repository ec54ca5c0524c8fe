import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type FileType, typeOfMime } from "../sniff/type-of-mime";
import { demuxerFor } from "./container-format";
import { FileProblem } from "./file-problem";
import { processImage } from "./image";
import { processMedia } from "./media";
import { processPdf } from "./pdf";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";
import { processSlideshow } from "./slideshow";
import { processText } from "./text";

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
  const type = typeOfMime(mimeType);
  if (type === "SLIDESHOW") return processSlideshow(job, report);
  if (type === "TEXT") return processText(job, report);
  if (type === "LOTTIE") return processShownAsItIs(type, report);
  if (type === "PDF") return processPdf(job, report);
  if (type === "IMAGE") return processImage(job, report);
  const demuxer = demuxerFor(mimeType);
  if (demuxer === null) throw notPreviewable();
  return processMedia(job, demuxer, report);
}

function processShownAsItIs(type: FileType, report: Report): void {
  report({ event: "described", type });
  for (const rendition of ["thumbnail", "preview", "hls"] as const)
    report({ event: "rendition", rendition, status: "skipped" });
}

function notPreviewable(): FileProblem {
  return new FileProblem("Files of this kind can be kept and downloaded, but not previewed.");
}
