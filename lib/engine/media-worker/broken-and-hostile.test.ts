import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf } from "../../../scripts/media/documents.mjs";
import {
  makeBigPng,
  makePlainTextNamedMp4,
  makePlaylistToPasswd,
  makeSvgWithScript,
  makeTimeJump,
  makeTruncatedMp4,
} from "../../../scripts/media/hostile.mjs";
import { makeAudio, makeVideo } from "../../../scripts/media/video.mjs";
import { readHls } from "./testing/read-hls";
import { described, ending, rendition, WorkerUnderTest } from "./testing/run-worker";

let worker: WorkerUnderTest;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
});
afterAll(() => worker.remove());

it("says of an MP4 without its index that it ends too early", async () => {
  const path = worker.path("cut");
  await makeTruncatedMp4({ path });
  const run = await worker.run(path, "video/mp4");
  expect(run.exitCode).toBe(0);
  expect(run.events).toEqual([
    { event: "failed", reason: expect.stringMatching(/ends too early.*upload the new file/) },
  ]);
});

it("plays what there is of a cut MP4 with its index, at its true length", async () => {
  const path = worker.path("cut-index-first");
  await makeTruncatedMp4({ path, indexFirst: true, keep: 0.5 });
  const run = await worker.run(path, "video/mp4");
  expect(ending(run)).toEqual({ event: "done" });
  const hls = await readHls(join(run.outputFolder, "hls/master.m3u8"));
  expect(described(run)?.durationSeconds).toBeCloseTo(hls.seconds, 1);
  expect(hls.seconds).toBeLessThan(6);
  expect(hls.complete).toBe(true);
});

describe("times that jump ahead", () => {
  const small = { seconds: 8, width: 160, height: 120 };
  const copied = (path: string) => makeVideo({ ...small, path });
  const encoded = (path: string) => makeVideo({ ...small, path, codec: "mpeg4" });
  const sound = (path: string) => makeAudio({ path, seconds: 8 });
  const jumping = async (make: (path: string) => Promise<void>, mimeType: string, bySeconds: number) => {
    const source = worker.path("steady.mp4");
    await make(source);
    const path = worker.path("jumps.mkv");
    await makeTimeJump({ path, source, atSeconds: 6, bySeconds });
    const run = await worker.run(path, mimeType);
    return { run, hls: await readHls(join(run.outputFolder, "hls/master.m3u8")) };
  };

  it.each([
    ["a video that is copied", copied, "video/matroska"],
    ["a video that is encoded", encoded, "video/matroska"],
    ["a sound", sound, "audio/matroska"],
  ] as const)("by hours end %s there, and what is before plays", async (_what, make, mimeType) => {
    const { run, hls } = await jumping(make, mimeType, 36_000);
    expect(ending(run)).toEqual({
      event: "failed",
      reason: expect.stringMatching(/damaged after 00:00:0[56] and plays up to there/),
    });
    expect(hls.complete).toBe(true);
    expect(hls.seconds).toBeCloseTo(6, 0);
    expect(described(run)?.durationSeconds).toBeCloseTo(hls.seconds, 0);
  });

  it("by years are no times at all, and make the file no longer", async () => {
    const { run, hls } = await jumping(encoded, "video/matroska", 300_000_000);
    expect(ending(run)).toEqual({ event: "done" });
    expect(hls.complete).toBe(true);
    expect(Math.abs((described(run)?.durationSeconds ?? 0) - 7)).toBeLessThan(1.5);
  });
});

it("never opens a playlist as media, whatever it is taken for", async () => {
  const path = worker.path("list");
  await makePlaylistToPasswd({ path });
  const asText = await worker.run(path, "application/vnd.apple.mpegurl");
  expect(described(asText)).toEqual({ event: "described", type: "TEXT" });
  for (const mimeType of ["video/mp4", "video/mp2t", "video/matroska", "audio/mpeg"]) {
    const run = await worker.run(path, mimeType);
    expect([mimeType, ending(run)?.event, run.exitCode]).toEqual([mimeType, "failed", 0]);
  }
});

it("never follows a concat script to another file", async () => {
  const path = worker.path("script");
  await writeFile(path, "ffconcat version 1.0\nfile '/etc/passwd'\n");
  const run = await worker.run(path, "video/mp4");
  expect(ending(run)?.event).toBe("failed");
});

it("draws an SVG without running or fetching anything", async () => {
  const path = worker.path("active.svg");
  await makeSvgWithScript({ path });
  const run = await worker.run(path, "image/svg+xml");
  expect(ending(run)).toEqual({ event: "done" });
  expect(rendition(run, "thumbnail")).toMatchObject({ status: "ready", width: 640, height: 480 });
  const { channels } = await sharp(join(run.outputFolder, "thumbnail.webp")).stats();
  expect(channels.map((channel) => Math.round(channel.mean / 20))).toEqual([2, 8, 7]);
});

it("makes a thumbnail of a PNG of 20,000 x 20,000 pixels", async () => {
  const path = worker.path("big.png");
  await makeBigPng({ path });
  const run = await worker.run(path, "image/png");
  expect(described(run)).toMatchObject({ type: "IMAGE", width: 20_000, height: 20_000 });
  expect(rendition(run, "thumbnail")).toMatchObject({ status: "ready", width: 640, height: 640 });
  expect(ending(run)).toEqual({ event: "done" });
});

it("refuses a picture beyond every measure, with a reason", async () => {
  const path = worker.path("bigger.png");
  await makeBigPng({ path, width: 100_000, height: 20_000 });
  const run = await worker.run(path, "image/png");
  expect(run.events).toEqual([
    { event: "failed", reason: expect.stringMatching(/too large to preview \(100000 × 20000 pixels\)/) },
  ]);
});

it("says that a damaged picture is damaged", async () => {
  const path = worker.path("damaged.jpg");
  await writeFile(path, Buffer.concat([Buffer.from("ffd8ffe000104a46494600", "hex"), Buffer.alloc(200, 7)]));
  const run = await worker.run(path, "image/jpeg");
  expect(run.events).toEqual([{ event: "failed", reason: expect.stringContaining("damaged") }]);
});

it("says that a PDF is locked, or damaged", async () => {
  const locked = worker.path("locked.pdf");
  await makePdf({ path: locked, password: "secret" });
  expect(ending(await worker.run(locked, "application/pdf"))).toMatchObject({
    reason: expect.stringContaining("password"),
  });
  const damaged = worker.path("damaged.pdf");
  await writeFile(damaged, "%PDF-1.7\nnothing more");
  expect(ending(await worker.run(damaged, "application/pdf"))).toMatchObject({
    reason: expect.stringContaining("damaged"),
  });
});

it("leaves text and unknown bytes alone", async () => {
  const path = worker.path("list.mp4");
  await makePlainTextNamedMp4({ path });
  const text = await worker.run(path, "text/plain");
  expect(described(text)).toEqual({ event: "described", type: "TEXT" });
  expect(ending(text)).toEqual({ event: "done" });
  const unknown = await worker.run(path, null);
  expect(unknown.events).toEqual([{ event: "failed", reason: expect.stringContaining("kept and downloaded") }]);
});

it("ends as failed on any bytes behind any media type", async () => {
  const path = worker.path("noise");
  await writeFile(path, Buffer.from(Array.from({ length: 50_000 }, (_, place) => (place * 7919 + (place >> 3)) & 255)));
  for (const mimeType of [
    "video/mp4",
    "video/webm",
    "video/x-flv",
    "audio/flac",
    "audio/wav",
    "image/gif",
    "application/pdf",
  ]) {
    const run = await worker.run(path, mimeType);
    expect([mimeType, ending(run)?.event, run.exitCode, run.errors]).toEqual([mimeType, "failed", 0, ""]);
  }
});
