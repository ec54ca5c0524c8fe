import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { z } from "zod";
import { sniffType } from "../sniff/sniff-type";
import type { Rendition, Renditions } from "../store/stored-file";
import { drawPicture } from "./seed-pictures";

/** Real bytes that many seeded records share. */
export type Source = {
  type: string;
  mimeType: string | null;
  extension: string;
  path: string;
  bytes: number;
  crc32: number;
  width: number | null;
  height: number | null;
  /** True for what has a length in time. */
  plays: boolean;
  renditions: Renditions;
  /** Files that the renditions name, by their name in the record's folder. */
  files: ReadonlyMap<string, string>;
};

const mediaListSchema = z.array(
  z.object({ path: z.string(), width: z.number().nullable(), height: z.number().nullable() }),
);

/** Pictures are drawn so many at a time. */
const AT_ONCE = 4;

/** So many distinct pictures, each with its thumbnail and preview. */
export async function pictureSources(folder: string, count: number): Promise<Source[]> {
  const sources: Source[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const indices = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, step) => first + step);
    sources.push(...(await Promise.all(indices.map((index) => pictureSource(folder, index)))));
  }
  return sources;
}

async function pictureSource(folder: string, index: number): Promise<Source> {
  const picture = await drawPicture(folder, index);
  const { width, height } = await sharp(picture.original).metadata();
  return {
    ...(await identify(picture.original)),
    plays: false,
    width,
    height,
    renditions: {
      thumbnail: await pictureRendition(picture.thumbnail, "thumbnail.webp"),
      preview: await pictureRendition(picture.preview, "preview.webp"),
      hls: { status: "skipped" },
    },
    files: new Map([
      ["thumbnail.webp", picture.thumbnail],
      ["preview.webp", picture.preview],
    ]),
  };
}

/** Videos, sounds and documents from a folder whose `media.json` lists them; each borrows a picture as its thumbnail. */
export async function mediaSources(folder: string, pictures: readonly Source[]): Promise<Source[]> {
  const list = join(folder, "media.json");
  if (!existsSync(list)) return [];
  const sources: Source[] = [];
  for (const { path, width, height } of mediaListSchema.parse(JSON.parse(await readFile(list, "utf8")))) {
    const described = await identify(resolve(folder, path));
    const picture = described.type === "AUDIO" ? undefined : pictures[sources.length % Math.max(1, pictures.length)];
    const isVideo = described.type === "VIDEO";
    const thumbnail = picture?.files.get("thumbnail.webp");
    const preview: Rendition = isVideo
      ? { status: "ready", path: "preview.mp4", contentType: "video/mp4", bytes: described.bytes }
      : { status: "skipped" };
    if (isVideo && width !== null && height !== null) Object.assign(preview, { width, height });
    sources.push({
      ...described,
      width,
      height,
      plays: isVideo || described.type === "AUDIO",
      renditions: {
        thumbnail: picture && thumbnail ? picture.renditions.thumbnail : { status: "skipped" },
        preview,
        hls: { status: "skipped" },
      },
      files: new Map([
        ...(thumbnail ? [["thumbnail.webp", thumbnail] as const] : []),
        ...(isVideo ? [["preview.mp4", described.path] as const] : []),
      ]),
    });
  }
  return sources;
}

async function identify(path: string) {
  const content = await readFile(path);
  const { mimeType, type } = await sniffType(path);
  return {
    path,
    type: type ?? "TEXT",
    mimeType,
    extension: extname(path).slice(1),
    bytes: content.length,
    crc32: crc32(content),
  };
}

async function pictureRendition(file: string, path: string): Promise<Rendition> {
  const content = await readFile(file);
  const { width, height } = await sharp(content).metadata();
  return { status: "ready", path, contentType: "image/webp", width, height, bytes: content.length };
}
