import { readFile, stat } from "node:fs/promises";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { makePreview, makeThumbnail } from "./picture";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";

const MOST_BYTES = 300_000_000;
const MOST_PICTURE_BYTES = 20_000_000;
const MOST_PIXELS = 50_000_000;
/** Where PowerPoint and OpenDocument keep the picture of the first slide. */
const places = /^(docProps\/thumbnail\.(jpe?g|png)|Thumbnails\/thumbnail\.png)$/i;

/** Shows slides by the picture of the first one that the program which wrote them has put in, where there is one. */
export async function processSlideshow(job: MediaJob, report: Report): Promise<void> {
  report({ event: "described", type: "SLIDESHOW" });
  const picture = await ownThumbnail(job.originalPath);
  if (picture === undefined) {
    for (const rendition of ["thumbnail", "preview"] as const)
      report({ event: "rendition", rendition, status: "skipped" });
  } else {
    const open = () => sharp(picture, { limitInputPixels: MOST_PIXELS });
    await makeThumbnail(open(), job.outputFolder, report);
    await makePreview(open(), job.outputFolder, report);
  }
  report({ event: "rendition", rendition: "hls", status: "skipped" });
}

/** Undefined as well where it is no picture: slides are kept and downloaded whether they can be shown or not. */
async function ownThumbnail(path: string): Promise<Buffer | undefined> {
  if ((await stat(path)).size > MOST_BYTES) return undefined;
  const bytes = await readFile(path);
  try {
    // Only the one entry is unpacked, into no more room than it says it needs.
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => places.test(name) && originalSize <= MOST_PICTURE_BYTES,
    });
    const [found] = Object.values(entries);
    if (found === undefined) return undefined;
    const picture = Buffer.from(found);
    const { format } = await sharp(picture, { limitInputPixels: MOST_PIXELS }).metadata();
    if (format !== "jpeg" && format !== "png") return undefined;
    return await sharp(picture, { limitInputPixels: MOST_PIXELS }).autoOrient().png().toBuffer();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
  }
}
