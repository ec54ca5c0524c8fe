import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeImage, makePdf } from "../../../scripts/media/documents.mjs";
import { makeHeic } from "../../../scripts/media/heic.mjs";
import { makeAudio } from "../../../scripts/media/video.mjs";
import { sniffType } from "../sniff/sniff-type";
import { readHls } from "./testing/read-hls";
import { described, ending, rendition, WorkerUnderTest } from "./testing/run-worker";

let worker: WorkerUnderTest;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
});
afterAll(() => worker.remove());

function zipped(entries: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, strToU8(content)])));
}

describe("sound", () => {
  it.each([
    ["m4a", "audio/x-m4a"],
    ["mp3", "audio/mpeg"],
    ["wav", "audio/wav"],
    ["flac", "audio/flac"],
    ["ogg", "audio/ogg; codecs=opus"],
    ["aac", "audio/aac"],
    ["mp4", "video/mp4"],
  ] as const)("%s becomes AAC in HLS", async (container, mimeType) => {
    const path = worker.path(`sound.${container}`);
    await makeAudio({ path, seconds: 9, container });
    const run = await worker.run(path, mimeType);
    expect(ending(run)).toEqual({ event: "done" });
    expect(described(run)).toMatchObject({ type: "AUDIO", durationSeconds: expect.closeTo(9, 0) });
    expect(rendition(run, "thumbnail")).toMatchObject({ status: "skipped" });
    const hls = await readHls(join(run.outputFolder, "hls/master.m3u8"));
    expect(hls).toMatchObject({ codecs: "mp4a.40.2", resolution: undefined, complete: true, video: undefined });
    expect(hls.seconds).toBeCloseTo(9, 0);
    expect(hls.segmentSeconds.length).toBeGreaterThanOrEqual(2);
  });
});

describe("pictures", () => {
  it("applies the EXIF rotation and leaves no metadata", async () => {
    const path = worker.path("turned.jpg");
    await makeImage({ path, width: 1600, height: 1200, orientation: 6 });
    const run = await worker.run(path, "image/jpeg");
    expect(described(run)).toMatchObject({ type: "IMAGE", width: 1200, height: 1600 });
    expect(rendition(run, "thumbnail")).toMatchObject({ width: 480, height: 640, contentType: "image/webp" });
    expect(rendition(run, "preview")).toMatchObject({ width: 1200, height: 1600 });
    expect(rendition(run, "hls")).toMatchObject({ status: "skipped" });
    const thumbnail = sharp(join(run.outputFolder, "thumbnail.webp"));
    expect((await thumbnail.metadata()).exif).toBeUndefined();
    // The red bar at the stored top left is at the top right of the upright picture.
    const bar = await sharp(
      await thumbnail.extract({ left: 440, top: 20, width: 30, height: 200 }).png().toBuffer(),
    ).stats();
    expect(bar.channels[0]?.mean).toBeGreaterThan(190);
    expect(bar.channels[1]?.mean).toBeLessThan(90);
  });

  it.each(["png", "webp", "avif", "tiff"] as const)("draws %s", async (format) => {
    const path = worker.path(`picture.${format}`);
    await makeImage({ path, format });
    const run = await worker.run(path, `image/${format}`);
    expect(ending(run)).toEqual({ event: "done" });
    expect(rendition(run, "preview")).toMatchObject({ status: "ready", width: 800, height: 600 });
  });

  it.each(["gif", "webp"] as const)("keeps an animated %s moving in its preview", async (format) => {
    const path = worker.path(`moving.${format}`);
    const frames = Buffer.alloc(100 * 300 * 3, 40).fill(200, 100 * 100 * 3, 200 * 100 * 3);
    await sharp(frames, { raw: { width: 100, height: 300, channels: 3, pageHeight: 100 } })
      .toFormat(format, { delay: [100, 100, 100] })
      .toFile(path);
    const run = await worker.run(path, `image/${format}`);
    expect(described(run)).toMatchObject({ type: "IMAGE", width: 100, height: 100 });
    expect(rendition(run, "thumbnail")).toMatchObject({ width: 100, height: 100 });
    expect(rendition(run, "preview")).toMatchObject({ width: 100, height: 100 });
    expect((await sharp(join(run.outputFolder, "preview.webp")).metadata()).pages).toBe(3);
  });

  it("says of HEIC that it cannot be shown, and what to do", async () => {
    const path = worker.path("phone.heic");
    await makeHeic({ path });
    expect(await sniffType(path)).toEqual({ mimeType: "image/heic", type: "IMAGE" });
    const run = await worker.run(path, "image/heic");
    expect([ending(run), run.errors]).toEqual([
      { event: "failed", reason: expect.stringMatching(/image\/heic.*Upload a JPEG/) },
      "",
    ]);
  });
});

describe("text", () => {
  it.each([
    ["WebVTT", "WEBVTT\n\nNOTE no words\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Ann>Knock <b>knock</b></v>\n"],
    ["SubRip", "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}Knock\r\n<i>knock</i>\r\n"],
  ])("in %s is what is said, with its times", async (_name, words) => {
    const path = worker.path("words");
    await writeFile(path, words);
    const run = await worker.run(path, "text/plain");
    expect(described(run)).toEqual({ event: "described", type: "TEXT" });
    expect(run.events.find(({ event }) => event === "transcript")).toMatchObject({
      words: [
        { startSeconds: 1, endSeconds: 1.5, word: "Knock" },
        { startSeconds: 1.5, endSeconds: 2, word: "knock" },
      ],
    });
    expect(ending(run)).toEqual({ event: "done" });
  });

  it.each([
    ["JSON", Buffer.from('{"v":"5.5","fr":30,"ip":0,"op":60,"w":1,"h":1,"layers":[]}'), "video/lottie+json"],
    ["a package", zipped({ "manifest.json": "{}", "animations/a.json": "{}" }), "application/zip+dotlottie"],
  ])("that is an animation, as %s, is recognised as Lottie", async (_name, bytes, mimeType) => {
    const path = worker.path("animation");
    await writeFile(path, bytes);
    expect(await sniffType(path)).toEqual({ mimeType, type: "LOTTIE" });
    const run = await worker.run(path, mimeType);
    expect(described(run)).toEqual({ event: "described", type: "LOTTIE" });
    expect(ending(run)).toEqual({ event: "done" });
  });
});

it("draws the first page of a PDF", async () => {
  const path = worker.path("report.pdf");
  await makePdf({ path });
  const run = await worker.run(path, "application/pdf");
  expect(described(run)).toMatchObject({ type: "PDF", width: 595, height: 842 });
  expect(rendition(run, "thumbnail")).toMatchObject({ status: "ready", height: 640 });
  expect(rendition(run, "preview")).toMatchObject({ status: "ready", height: 2048 });
  const drawn = sharp(join(run.outputFolder, "thumbnail.webp"));
  const head = await sharp(await drawn.extract({ left: 5, top: 5, width: 60, height: 20 }).png().toBuffer()).stats();
  // #1d5c63: red and blue are not swapped.
  expect(head.channels.map((channel) => Math.round(channel.mean / 16))).toEqual([2, 6, 6]);
});
