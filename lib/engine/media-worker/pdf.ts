import { readFile, stat } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { FileProblem } from "./file-problem";
import { makePreview, makeThumbnail, PREVIEW_SIDE } from "./picture";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";

const MOST_BYTES = 500_000_000;

/** Draws the first page of a PDF as its thumbnail and preview. */
export async function processPdf(job: MediaJob, report: Report): Promise<void> {
  if ((await stat(job.originalPath)).size > MOST_BYTES) {
    throw new FileProblem("This PDF is too large to preview (more than 500 MB). It can still be downloaded.");
  }
  const bytes = await readFile(job.originalPath);
  const library = await PDFiumLibrary.init();
  try {
    const { bitmap, size, pages } = await drawFirstPage(library, bytes);
    report({ event: "described", type: "PDF", ...size });
    const open = () =>
      sharp(bitmap.data, { raw: { width: bitmap.width, height: bitmap.height, channels: 4 } }).flatten({
        background: "#fff",
      });
    await makeThumbnail(open(), job.outputFolder, report);
    await makePreview(open(), job.outputFolder, report, { pages });
  } finally {
    library.destroy();
  }
  report({ event: "rendition", rendition: "hls", status: "skipped" });
}

async function drawFirstPage(library: PDFiumLibrary, bytes: Buffer) {
  try {
    const document = await library.loadDocument(bytes);
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = PREVIEW_SIDE / Math.max(originalWidth, originalHeight, 1);
    const bitmap = await page.render({
      width: Math.max(1, Math.round(originalWidth * scale)),
      height: Math.max(1, Math.round(originalHeight * scale)),
      render: async ({ data }) => data,
    });
    const size = { width: Math.round(originalWidth), height: Math.round(originalHeight) };
    // A copy, because the page's memory belongs to the library and goes with the document.
    return { bitmap: { ...bitmap, data: Buffer.from(bitmap.data) }, size, pages: document.getPageCount() };
  } catch (error) {
    if (error instanceof Error && /password/i.test(error.message)) {
      throw new FileProblem(
        "This PDF is locked with a password, so it cannot be previewed. Upload a copy without one to see it here.",
        { cause: error },
      );
    }
    throw new FileProblem("This PDF is damaged or has no pages. Export it again and upload the new file.", {
      cause: error,
    });
  }
}
