import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sniffType } from "./sniff-type";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vitrine-sniff-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sniffed(bytes: string | Uint8Array) {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  return sniffType(path);
}

it.each([
  ["plain words", "text/plain", "TEXT"],
  ["שלום עולם 漢字 🎬", "text/plain", "TEXT"],
  ["\uFEFFWEBVTT\n\n00:00.000 --> 00:01.000\nHi", "text/vtt", "TEXT"],
  ["#EXTM3U\nfile:///etc/passwd", "application/vnd.apple.mpegurl", "TEXT"],
  ['{"a": 1}', "application/json", "TEXT"],
  ['{"v":"5.5","fr":30,"ip":0,"op":60,"w":1,"h":1,"layers":[]}', "video/lottie+json", "LOTTIE"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "IMAGE"],
  [
    "<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n<svg:svg />",
    "image/svg+xml",
    "IMAGE",
  ],
  ["<?xml version='1.0'?><note><svg/></note>", "application/xml", "TEXT"],
  ["<!DOCTYPE html><p>", "text/html", "TEXT"],
  ["<script>alert(1)</script>", "text/html", "TEXT"],
  ["%PDF-1.7\n", "application/pdf", "PDF"],
])("tells %j", async (text, mimeType, type) => {
  expect(await sniffed(text)).toEqual({ mimeType, type });
});

it("tells pictures by their bytes, and says nothing of what it does not know", async () => {
  const create = { width: 4, height: 4, channels: 3, background: "red" } as const;
  expect(await sniffed(await sharp({ create }).png().toBuffer())).toEqual({ mimeType: "image/png", type: "IMAGE" });
  expect(await sniffed(await sharp({ create }).webp().toBuffer())).toEqual({ mimeType: "image/webp", type: "IMAGE" });
  expect(await sniffed(Buffer.from([0, 1, 2, 3, 4, 5, 250, 251, 252]))).toEqual({ mimeType: null, type: null });
  expect(await sniffed(Buffer.from("\uFEFFwide words", "utf16le"))).toEqual({ mimeType: "text/plain", type: "TEXT" });
});

it("is not misled by a character cut at the end of the sample", async () => {
  expect(await sniffed("漢".repeat(500_000))).toEqual({ mimeType: "text/plain", type: "TEXT" });
});
