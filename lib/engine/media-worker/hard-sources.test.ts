import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Decoder, Demuxer } from "node-av/api";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePptx } from "../../../scripts/media/documents.mjs";
import { makeReferenceMov } from "../../../scripts/media/hostile.mjs";
import { joinTracks } from "../../../scripts/media/join.mjs";
import { makeAudio, makeVideo } from "../../../scripts/media/video.mjs";
import { readHls, readMediaPlaylist } from "./testing/read-hls";
import { described, ending, type Run, rendition, WorkerUnderTest } from "./testing/run-worker";

const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

let worker: WorkerUnderTest;
/** Six seconds of small H.264 with sound, from which the others are made. */
let plain: string;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
  plain = worker.path("plain.mp4");
  await makeVideo({ path: plain, seconds: 6, width: 320, height: 240 });
});
afterAll(() => worker.remove());

const hlsOf = (run: Run) => readHls(join(run.outputFolder, "hls/master.m3u8"));

describe("beside the stream", () => {
  it("lie a storyboard whose cues cover the video, and the peaks of its sound", async () => {
    const run = await worker.run(plain, "video/mp4");
    expect(ending(run)).toEqual({ event: "done" });
    expect(rendition(run, "storyboard")).toMatchObject({ status: "ready", path: "storyboard/storyboard.vtt" });
    const index = await readFile(join(run.outputFolder, "storyboard/storyboard.vtt"), "utf8");
    const cues = [...index.matchAll(/(\S+) --> (\S+)\nsprite\.webp#xywh=(\d+),(\d+),(\d+),(\d+)/g)];
    expect(cues).toHaveLength(12);
    expect(cues[0]?.slice(1)).toEqual(["00:00:00.000", "00:00:00.500", "0", "0", "160", "120"]);
    expect(cues.at(-1)?.slice(1)).toEqual([
      "00:00:05.500",
      expect.stringMatching(/^00:00:06\.0/),
      "160",
      "120",
      "160",
      "120",
    ]);
    const sheet = sharp(join(run.outputFolder, "storyboard/sprite.webp"));
    expect(await sheet.metadata()).toMatchObject({ format: "webp", width: 1600, height: 240 });
    expect((await sheet.stats()).channels[0]?.mean).toBeGreaterThan(40);

    const waveform = JSON.parse(await readFile(join(run.outputFolder, "waveform.json"), "utf8"));
    expect(waveform.durationSeconds).toBeCloseTo(6, 0);
    expect(waveform.peaks.length).toBeGreaterThan(500);
    expect(Math.min(...waveform.peaks)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...waveform.peaks)).toBeLessThanOrEqual(1);
    expect(Math.max(...waveform.peaks)).toBeGreaterThan(0.05);
  });
});

describe("subtitles inside", () => {
  const srt =
    "1\n00:00:01,000 --> 00:00:02,500\nHello <i>there</i>,\nfriends\n\n2\n00:00:03,000 --> 00:00:05,000\nGrüße, 世界\n";
  const ass = `[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n
[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\b1}Hello{\\b0} there,\\Nfriends
Dialogue: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,Grüße, 世界\n`;
  it.each([
    ["SubRip in Matroska", "srt", srt, "mkv", "video/matroska"],
    ["ASS in Matroska", "ass", ass, "mkv", "video/matroska"],
    ["timed text in MP4", "srt", srt, "mp4", "video/mp4"],
  ] as const)("%s become the transcript", async (_name, format, text, container, mimeType) => {
    const subtitles = worker.path(`words.${format}`);
    await writeFile(subtitles, text);
    const path = worker.path(`subtitled-${format}.${container}`);
    await joinTracks({
      path,
      container,
      tracks: [
        { path: plain, kind: "video" },
        { path: subtitles, format, kind: "subtitles", language: "eng" },
      ],
    });
    const run = await worker.run(path, mimeType, { wantsSpeech: true });
    const told = run.events.find((event) => event.event === "transcript");
    expect(told).toMatchObject({ languageCode: "eng" });
    expect(told?.words.map(({ word }) => word)).toEqual(["Hello", "there,", "friends", "Grüße,", "世界"]);
    expect(told?.words[0]?.startSeconds).toBeCloseTo(1, 2);
    expect(told?.words[2]?.endSeconds).toBeCloseTo(2.5, 2);
    expect(told?.words[4]?.endSeconds).toBeCloseTo(5, 2);
    expect(rendition(run, "speech")).toBeUndefined();
  });
});

describe("sound", () => {
  it("in several languages can be chosen in the player", async () => {
    const german = worker.path("german.m4a");
    await makeAudio({ path: german, seconds: 6 });
    const path = worker.path("languages.mkv");
    await joinTracks({
      path,
      container: "mkv",
      tracks: [
        { path: plain, kind: "video" },
        { path: plain, kind: "audio", language: "eng" },
        { path: german, kind: "audio", language: "deu" },
      ],
    });
    const run = await worker.run(path, "video/matroska");
    expect(ending(run)).toEqual({ event: "done" });
    const master = await readFile(join(run.outputFolder, "hls/master.m3u8"), "utf8");
    expect(master).toContain('NAME="eng (1)",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES\n');
    expect(master).toContain('LANGUAGE="deu",DEFAULT=NO,AUTOSELECT=YES,URI="sound-2/index.m3u8"');
    expect(await hlsOf(run)).toMatchObject({ video: { codec: "h264" }, audio: { codec: "aac" } });
    const other = await readMediaPlaylist(join(run.outputFolder, "hls/sound-2/index.m3u8"));
    expect(other).toMatchObject({ complete: true, video: undefined, audio: { codec: "aac" } });
    expect(other.seconds).toBeCloseTo(6, 0);
  });

  it("that cannot be decoded does not take the pictures along", async () => {
    const noisy = worker.path("noisy.mkv");
    const vorbis = worker.path("vp9.webm");
    await makeVideo({ path: vorbis, seconds: 4, width: 320, height: 240, codec: "vp9", container: "webm" });
    const bytes = await readFile(vorbis);
    // The sound now names a codec that nobody has.
    const name = bytes.indexOf("A_OPUS");
    bytes.write("A_XPUS", name, "latin1");
    await writeFile(noisy, bytes);
    const run = await worker.run(noisy, "video/webm");
    expect(ending(run)).toEqual({ event: "done" });
    const hls = await hlsOf(run);
    expect(hls).toMatchObject({ complete: true, video: { codec: "h264" } });
    expect(hls.audio).toBeUndefined();
  });
});

describe("pictures", () => {
  it.each([
    ["PQ", "hevc-hdr"],
    ["HLG", "hevc-hlg"],
  ] as const)("in HDR (%s) are mapped to what ordinary screens show", async (_curve, codec) => {
    const path = worker.path(`${codec}.mp4`);
    await makeVideo({ path, seconds: 2, width: 320, height: 240, codec });
    const run = await worker.run(path, "video/mp4");
    expect(ending(run)).toEqual({ event: "done" });
    const hls = await hlsOf(run);
    expect(hls).toMatchObject({ video: { codec: "h264", isBt709: true } });
    expect(hls.codecs).toMatch(/^avc1\.6400/);
    expect(hls.brightness).toBeGreaterThan(40);
    expect((await sharp(join(run.outputFolder, "thumbnail.webp")).stats()).channels[0]?.mean).toBeGreaterThan(30);
  });

  it.each([
    [0, 320, 240],
    [90, 240, 320],
  ] as const)("turned over and by %s degrees stand upright", async (rotate, width, height) => {
    const path = worker.path(`mirrored-${rotate}.mp4`);
    await makeVideo({ path, seconds: 2, width: 320, height: 240, rotate, mirrored: true });
    const turned = await worker.run(path, "video/mp4");
    expect(described(turned)).toMatchObject({ width, height });
    expect((await hlsOf(turned)).video).toMatchObject({ width, height, turned: false });
    const straight = worker.path(`straight-${rotate}.mp4`);
    await makeVideo({ path: straight, seconds: 2, width: 320, height: 240, rotate });
    const other = await worker.run(straight, "video/mp4");
    const pixels = (run: Run) => sharp(join(run.outputFolder, "thumbnail.webp")).removeAlpha();
    // Turned over before it is turned: along its own vertical.
    const expected = rotate === 0 ? pixels(other).flip() : pixels(other).flop();
    const difference = await meanDifference(pixels(turned), expected);
    expect(difference).toBeLessThan(12);
  });
});

it("a QuickTime file that names another file for its pictures does not get them", async () => {
  const target = worker.path("secret.mov");
  await makeVideo({ path: target, seconds: 2, width: 160, height: 120, container: "mov", audio: false });
  const path = worker.path("reference.mov");
  await makeReferenceMov({ path, target });
  const followed = await Demuxer.open(path, { format: "mov", options: { enable_drefs: "1", use_absolute_path: "1" } });
  expect(await decodes(followed)).toBe(true);
  const run = await worker.run(path, "video/quicktime");
  expect([ending(run)?.event, run.exitCode]).toEqual(["failed", 0]);
});

describe("slides", () => {
  it("show the thumbnail that they carry", async () => {
    const path = worker.path("talk.pptx");
    const thumbnail = await sharp({ create: { width: 256, height: 144, channels: 3, background: "#1d5c63" } })
      .jpeg()
      .toBuffer();
    await makePptx({ path, thumbnail });
    const run = await worker.run(path, PPTX);
    expect(described(run)).toEqual({ event: "described", type: "SLIDESHOW" });
    expect(rendition(run, "thumbnail")).toMatchObject({ status: "ready", width: 256, height: 144 });
    expect(ending(run)).toEqual({ event: "done" });
  });

  it("without one, with a broken one or broken themselves are kept and not shown", async () => {
    const path = worker.path("plain.pptx");
    await makePptx({ path });
    expect(rendition(await worker.run(path, PPTX), "thumbnail")).toMatchObject({ status: "skipped" });
    await makePptx({ path, thumbnail: Buffer.from("no picture") });
    const broken = await worker.run(path, PPTX);
    expect([rendition(broken, "thumbnail")?.status, ending(broken)?.event]).toEqual(["skipped", "done"]);
    await writeFile(path, (await readFile(path)).subarray(0, 200));
    expect(ending(await worker.run(path, PPTX))).toEqual({ event: "done" });
  });
});

async function meanDifference(one: Sharp, other: Sharp): Promise<number> {
  const [a, b] = [await one.raw().toBuffer(), await other.raw().toBuffer()];
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  a.forEach((value, at) => {
    sum += Math.abs(value - (b[at] ?? 0));
  });
  return sum / a.length;
}

async function decodes(input: Demuxer): Promise<boolean> {
  const [stream] = input.streams;
  if (!stream) return false;
  using decoder = await Decoder.create(stream, { exitOnError: false });
  let frames = 0;
  for await (using packet of input.packets()) {
    for (const frame of await decoder.decodeAll(packet)) {
      frames++;
      frame.free();
    }
    if (packet === null) break;
  }
  await input.close();
  return frames > 0;
}
