import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Sharp } from "sharp";
import type { Report } from "./report";

export const THUMBNAIL_SIDE = 640;
export const PREVIEW_SIDE = 2048;

/** Writes the thumbnail of an upright picture and reports it. */
export async function makeThumbnail(picture: Sharp, outputFolder: string, report: Report): Promise<void> {
  const path = "thumbnail.webp";
  const { width, height } = await picture
    .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 80, effort: 3 })
    .toFile(join(outputFolder, path));
  const { size: bytes } = await stat(join(outputFolder, path));
  report({
    event: "rendition",
    rendition: "thumbnail",
    status: "ready",
    path,
    contentType: "image/webp",
    width,
    height,
    bytes,
  });
}

/** Writes the large preview of an upright picture and reports it. All frames of an animated one are kept. */
export async function makePreview(
  picture: Sharp,
  outputFolder: string,
  report: Report,
  more: { pages?: number } = {},
): Promise<void> {
  const path = "preview.webp";
  const made = await picture
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 82, effort: 2 })
    .toFile(join(outputFolder, path));
  const { size: bytes } = await stat(join(outputFolder, path));
  const height = made.pageHeight ?? made.height;
  report({
    event: "rendition",
    rendition: "preview",
    status: "ready",
    path,
    contentType: "image/webp",
    width: made.width,
    height,
    bytes,
    ...more,
  });
}
