import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeVideo } from "../../../scripts/media/video.mjs";
import { WorkerUnderTest } from "../media-worker/testing/run-worker";
import { TestEngine } from "../testing/test-engine";
import { checkLibrary } from "../tools/check-library";

let worker: WorkerUnderTest;
let engine: TestEngine;
let video: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
  engine = await TestEngine.start({ workerPath: worker.program });
  await makeVideo({ path: worker.path("small.mp4"), seconds: 3, width: 160, height: 120 });
  video = new Uint8Array(await readFile(worker.path("small.mp4")));
});
afterAll(async () => {
  await engine.remove();
  await worker.remove();
});

it("gives out the storyboard and its pictures under one signature that opens nothing else", async () => {
  const file = await engine.settled(await engine.upload("small.mp4", video));
  const { storyboardSource, hlsSource } = file;
  expect(storyboardSource).toMatchObject({ status: "ready", width: 160, height: 120, expiresAt: hlsSource?.expiresAt });
  const index = await fetch(storyboardSource?.url ?? "");
  expect(index.headers.get("content-type")).toBe("text/vtt");
  const [cue] = (await index.text()).match(/sprite\.webp#xywh=\d+,\d+,\d+,\d+/) ?? [];
  const sheet = await fetch(new URL(cue ?? "", storyboardSource?.url ?? ""));
  expect([sheet.status, sheet.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect((await sharp(await sheet.arrayBuffer()).metadata()).width).toBe(960);

  const pass = /storyboard\/([^/]+)\//.exec(storyboardSource?.url ?? "")?.[1];
  const stream = (hlsSource?.url ?? "").replace(/(\/hls\/[^/]+\/)[^/]+/, `$1${pass}`);
  expect((await fetch(stream)).status).toBe(403);
  const outside = (storyboardSource?.url ?? "").replace("storyboard.vtt", "..%2fthumbnail.webp");
  expect((await fetch(outside)).status).toBe(404);
});

it("gives out the waveform", async () => {
  const file = await engine.settled(await engine.upload("sound.mp4", video));
  const waveform = await (await fetch(file.waveformSource?.url ?? "")).json();
  expect(waveform).toEqual({ durationSeconds: expect.closeTo(3, 0), peaks: expect.any(Array) });
});

it("takes a subtitle file of the same name for what is said, whichever comes first", async () => {
  const subtitles = "1\n00:00:00,500 --> 00:00:01,500\nKnock knock\n";
  const before = await engine.upload("Scene.en.srt", subtitles);
  expect((await engine.settled(before)).transcriptText).toBe("Knock knock");
  const film = await engine.settled(await engine.upload("scene.mp4", video));
  expect(film.transcript).toMatchObject({ languageCode: "en", words: [{ word: "Knock" }, { word: "knock" }] });

  const earlier = await engine.upload("Trailer.mp4", video);
  await engine.settled(earlier);
  await engine.settled(await engine.upload("trailer.vtt", `WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>Who is there?\n`));
  const trailer = await engine.file("POST", `/v1/files/${earlier}/hydrate`);
  expect(trailer.transcriptText).toBe("Who is there?");

  const other = await engine.settled(await engine.upload("scenery.mp4", video));
  expect(other.transcript).toBeNull();
});

it("has all that its records name, and what is taken away is missed", async () => {
  const fileId = await engine.upload("checked.mp4", video);
  await engine.settled(fileId);
  expect((await checkLibrary(engine.dataDir, { hash: true })).problems).toEqual([]);
  const folder = join(engine.dataDir, "renditions", fileId.slice(8, 10), fileId, "run-1");
  for (const path of ["storyboard/sprite.webp", "hls/120p/segment-00000.m4s", "thumbnail.webp"]) {
    await rm(join(folder, path));
  }
  const { problems } = await checkLibrary(engine.dataDir, { hash: false });
  expect(problems.toSorted()).toEqual([
    `${fileId}: its hls lacks run-1/hls/120p/segment-00000.m4s.`,
    `${fileId}: its storyboard lacks run-1/storyboard/sprite.webp.`,
    `${fileId}: its thumbnail lacks run-1/thumbnail.webp.`,
  ]);
});
