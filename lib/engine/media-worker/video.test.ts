import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeVideo, type VideoRecipe } from "../../../scripts/media/video.mjs";
import { probe } from "./testing/probe";
import { readHls, readLadder } from "./testing/read-hls";
import { described, ending, type Run, rendition, WorkerUnderTest } from "./testing/run-worker";

let worker: WorkerUnderTest;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
});
afterAll(() => worker.remove());

let made = 0;
async function processed(recipe: Omit<VideoRecipe, "path">, mimeType: string): Promise<Run> {
  const path = worker.path(`video-${++made}`);
  await makeVideo({ ...recipe, path });
  const run = await worker.run(path, mimeType);
  expect(run.errors).toBe("");
  expect(ending(run)).toEqual({ event: "done" });
  expect(run.exitCode).toBe(0);
  return run;
}

const hlsOf = (run: Run) => readHls(join(run.outputFolder, "hls/master.m3u8"));

/** Red, green and blue where they are strong, near the left and right edge (top and bottom when upright). */
async function edgeColours(run: Run) {
  const picture = sharp(join(run.outputFolder, "thumbnail.webp"));
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const isTall = info.height > info.width;
  const near = (along: number) => {
    // A line wanders through the picture: of three places it can cover only one.
    const names = [0.3, 0.5, 0.7].map((across) => {
      const [x, y] = isTall ? [across, along] : [along, across];
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      return `${red > 128 ? "R" : "-"}${green > 128 ? "G" : "-"}${blue > 128 ? "B" : "-"}`;
    });
    return names.find((name, place) => names.indexOf(name) !== place);
  };
  return { first: near(0.03), last: near(0.97) };
}

describe("what browsers play is copied", () => {
  it("keeps H.264 and AAC as they are, in segments of four seconds, with a preview when small enough", async () => {
    const run = await processed({ seconds: 10 }, "video/mp4");
    expect(described(run)).toMatchObject({
      type: "VIDEO",
      width: 640,
      height: 360,
      durationSeconds: expect.closeTo(10, 1),
    });
    const hls = await hlsOf(run);
    expect(hls).toMatchObject({
      codecs: "avc1.42c01e,mp4a.40.2",
      resolution: "640x360",
      complete: true,
      segmentSeconds: [4, 4, 2],
      video: { codec: "h264", width: 640, height: 360, frames: 300 },
      audio: { codec: "aac" },
    });
    expect(hls.brightness).toBeGreaterThan(40);
    expect(rendition(run, "preview")).toMatchObject({ status: "ready", path: "preview.mp4", contentType: "video/mp4" });
    const preview = await probe(join(run.outputFolder, "preview.mp4"), "mov");
    expect(preview.video).toMatchObject({ codec: "h264", frames: 300 });
    expect(preview.seconds).toBeCloseTo(10, 0);
  });

  it("plays as it is at once, and 720p and 360p join behind it", async () => {
    const run = await processed({ seconds: 9, width: 1280, height: 800 }, "video/mp4");
    const announced = run.events.findIndex((event) => event.event === "rendition" && event.rendition === "hls");
    const preview = run.events.findIndex((event) => event.event === "rendition" && event.rendition === "preview");
    expect(announced).toBeLessThan(preview);
    expect(rendition(run, "hls")).toMatchObject({ path: "hls/master.m3u8", width: 1280, height: 800 });
    expect(rendition(run, "preview")).toMatchObject({ path: "preview.mp4", width: 1152, height: 720 });
    const [copied, ...encoded] = await readLadder(join(run.outputFolder, "hls/master.m3u8"));
    expect(copied).toMatchObject({ resolution: "1280x800", codecs: "avc1.42c020,mp4a.40.2", video: { frames: 270 } });
    expect(encoded.map(({ resolution }) => resolution)).toEqual(["1152x720", "576x360"]);
    for (const rung of encoded) {
      expect(rung).toMatchObject({ complete: true, video: { frames: 270 }, audio: { codec: "aac" } });
      expect(rung.segmentSeconds).toEqual([4, 4, expect.closeTo(1, 0)]);
      expect(Math.abs(rung.start - (copied?.start ?? 0))).toBeLessThan(0.1);
      expect(rung.bandwidth).toBeLessThan(copied?.bandwidth ?? 0);
    }
  });

  it("plays pictures without any sound", async () => {
    const run = await processed({ seconds: 3, width: 320, height: 240, audio: false }, "video/mp4");
    const hls = await hlsOf(run);
    expect(hls).toMatchObject({ codecs: "avc1.42c014", complete: true, audio: undefined });
    expect(rendition(run, "waveform")).toMatchObject({ status: "skipped" });
  });

  it("copies H.264 out of MPEG-TS, whose codec tag MP4 does not know", async () => {
    const hls = await hlsOf(await processed({ seconds: 6, container: "ts" }, "video/mp2t"));
    expect(hls).toMatchObject({ complete: true, video: { codec: "h264", frames: 180 }, audio: { codec: "aac" } });
  });

  it("encodes when keyframes are too rare to seek by", async () => {
    const hls = await hlsOf(await processed({ seconds: 14, keyframeSeconds: 14 }, "video/mp4"));
    expect(hls.segmentSeconds).toEqual([2, 2, 2, 2, 2, 2, 2]);
  });
});

describe("all else becomes H.264 and AAC", () => {
  const foreign: [string, Omit<VideoRecipe, "path" | "seconds">, string][] = [
    ["VP9 and Opus in WebM", { codec: "vp9", container: "webm" }, "video/webm"],
    ["AV1 in MP4", { codec: "av1" }, "video/mp4"],
    ["HEVC in QuickTime", { codec: "hevc", container: "mov" }, "video/quicktime"],
    ["10-bit H.264 in Matroska", { codec: "h264-10bit", container: "mkv" }, "video/matroska"],
    ["ProRes in QuickTime", { codec: "prores", container: "mov" }, "video/quicktime"],
    ["MPEG-4 and MP3 in AVI", { codec: "mpeg4", container: "avi" }, "video/vnd.avi"],
  ];
  it.each(foreign)("%s", async (_name, recipe, mimeType) => {
    const run = await processed({ ...recipe, seconds: 5 }, mimeType);
    const hls = await hlsOf(run);
    expect(hls.codecs).toMatch(/^avc1\.64[0-9a-f]{4},mp4a\.40\.2$/);
    expect(hls).toMatchObject({
      complete: true,
      video: { codec: "h264", width: 640, height: 360 },
      audio: { codec: "aac" },
    });
    expect(hls.seconds).toBeCloseTo(5, 0);
    expect(hls.brightness).toBeGreaterThan(40);
    expect(described(run)?.durationSeconds).toBeCloseTo(5, 0);
  });

  it("makes odd sizes even", async () => {
    const run = await processed({ seconds: 4, width: 333, height: 251, codec: "vp9", container: "webm" }, "video/webm");
    expect(described(run)).toMatchObject({ width: 333, height: 251 });
    expect((await hlsOf(run)).video).toMatchObject({ width: 334, height: 252 });
  });

  it("gives a variable frame rate its full length", async () => {
    const run = await processed({ seconds: 6, codec: "vp9", container: "webm", variableRate: true }, "video/webm");
    const hls = await hlsOf(run);
    expect(hls.seconds).toBeCloseTo(6, 0);
    expect(hls.video?.frames).toBeGreaterThan(170);
  });

  it("shows wide pixels at the width they are meant for", async () => {
    const run = await processed({ seconds: 4, pixelAspect: "4/3" }, "video/mp4");
    expect(described(run)).toMatchObject({ width: 853, height: 360 });
    expect((await hlsOf(run)).resolution).toBe("854x360");
  });
});

describe("pictures stand upright", () => {
  it.each([
    [90, 360, 640, "R--", "-GB"],
    [180, 640, 360, "-GB", "R--"],
    [270, 360, 640, "-GB", "R--"],
  ] as const)("turned by %s degrees", async (rotate, width, height, first, last) => {
    const run = await processed({ seconds: 4, rotate }, "video/mp4");
    expect(described(run)).toMatchObject({ width, height });
    expect(await edgeColours(run)).toEqual({ first, last });
    const hls = await hlsOf(run);
    expect(hls.resolution).toBe(`${width}x${height}`);
    expect(hls.video).toMatchObject({ width, height, turned: false });
  });
});

it("takes a thumbnail that shows something from a video that fades in from black", async () => {
  const run = await processed({ seconds: 10, blackSeconds: 2 }, "video/mp4");
  const { channels } = await sharp(join(run.outputFolder, "thumbnail.webp")).stats();
  expect(Math.max(...channels.map((channel) => channel.mean))).toBeGreaterThan(60);
  expect(rendition(run, "thumbnail")).toMatchObject({ width: 640, height: 360, contentType: "image/webp" });
});
