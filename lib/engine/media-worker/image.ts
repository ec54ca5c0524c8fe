import { readFile, stat } from "node:fs/promises";
import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";
import { FileProblem } from "./file-problem";
import { makePreview, makeThumbnail, PREVIEW_SIDE } from "./picture";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";

/** Pixels of a picture that is read line by line, so that its size costs time but little memory. */
const MOST_PIXELS_STREAMED = 500_000_000;
/** Pixels of a picture that has to be in memory as a whole. */
const MOST_PIXELS_WHOLE = 120_000_000;
const MOST_SVG_BYTES = 20_000_000;
const MOST_ANIMATED_PIXELS = 40_000_000;
const SECONDS_PER_PICTURE = 120;

/** Describes a picture and makes its thumbnail and preview. */
export async function processImage(job: MediaJob, report: Report): Promise<void> {
  try {
    await (job.mimeType === "image/svg+xml" ? processSvg(job, report) : processPixels(job, report));
  } catch (error) {
    if (error instanceof FileProblem || !(error instanceof Error)) throw error;
    throw new FileProblem(sentenceFor(error, job.mimeType), { cause: error });
  }
  report({ event: "rendition", rendition: "hls", status: "skipped" });
}

async function processPixels(job: MediaJob, report: Report): Promise<void> {
  const metadata = await sharp(job.originalPath, { limitInputPixels: false }).metadata();
  const pixels = metadata.width * metadata.height;
  const limit = streams(metadata) ? MOST_PIXELS_STREAMED : MOST_PIXELS_WHOLE;
  if (pixels > limit) throw tooLarge(metadata.width, metadata.height);
  const { width, height } = metadata.autoOrient;
  report({ event: "described", type: "IMAGE", width, height });

  const options: SharpOptions = { limitInputPixels: limit, sequentialRead: true, failOn: "error" };
  const open = (more?: SharpOptions) => timed(sharp(job.originalPath, { ...options, ...more }).autoOrient());
  await makeThumbnail(open(), job.outputFolder, report);
  const pages = metadata.pages ?? 1;
  const animated = pages > 1 && pixels * pages <= MOST_ANIMATED_PIXELS && metadata.format !== "tiff";
  await makePreview(open(animated ? { animated: true } : {}), job.outputFolder, report);
}

/** Loaded from memory, an SVG has no address from which it could reach other files; sharp never goes to the network. */
async function processSvg(job: MediaJob, report: Report): Promise<void> {
  if ((await stat(job.originalPath)).size > MOST_SVG_BYTES) {
    throw new FileProblem("This SVG is too large to draw (more than 20 MB). It can still be downloaded.");
  }
  const svg = await readFile(job.originalPath);
  const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
  report({ event: "described", type: "IMAGE", width, height });
  const density = Math.min(2400, Math.max(1, (72 * PREVIEW_SIDE) / Math.max(width, height)));
  const open = () => timed(sharp(svg, { density, limitInputPixels: MOST_PIXELS_WHOLE }));
  await makeThumbnail(open(), job.outputFolder, report);
  await makePreview(open(), job.outputFolder, report);
}

/** Formats that are decoded line by line. Interlaced PNG and progressive JPEG need all lines first. */
function streams(metadata: Metadata): boolean {
  return (metadata.format === "png" || metadata.format === "jpeg") && metadata.isProgressive !== true;
}

function timed(picture: Sharp): Sharp {
  return picture.timeout({ seconds: SECONDS_PER_PICTURE });
}

function tooLarge(width: number, height: number): FileProblem {
  return new FileProblem(
    `This picture is too large to preview (${width} × ${height} pixels). It can still be downloaded; upload a smaller copy to see it here.`,
  );
}

const drawn = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/svg+xml"];

function sentenceFor(error: Error, mimeType: string | null): string {
  if (/timeout/i.test(error.message)) {
    return "Drawing this picture takes too long. It can still be downloaded; upload a simpler or smaller copy to see it here.";
  }
  if (!drawn.includes(mimeType ?? "")) {
    return `Pictures of this kind (${mimeType ?? "unknown"}) cannot be previewed. Upload a JPEG, PNG or WebP copy to see it here.`;
  }
  return "This picture is damaged and cannot be opened. Export it again and upload the new file.";
}
