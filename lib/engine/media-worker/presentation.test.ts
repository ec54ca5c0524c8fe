import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeVideo } from "../../../scripts/media/video.mjs";
import { openMedia, playableStreams } from "./media-input";
import { Presentation } from "./presentation";
import type { MediaEvent } from "./protocol";
import { runThrough } from "./run-through";
import { readHls } from "./testing/read-hls";
import { WorkerUnderTest } from "./testing/run-worker";
import { copiedTrack } from "./track";

let worker: WorkerUnderTest;
let path: string;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
  path = worker.path("whole.mp4");
  await makeVideo({ path, seconds: 10, width: 160, height: 120, audio: false });
});
afterAll(() => worker.remove());

/** Copies the video into one rendition and breaks off after so many packets. */
async function brokenOff(outputFolder: string, packets: number) {
  const events: MediaEvent[] = [];
  await using input = await openMedia(path, "mov");
  const { video } = playableStreams(input);
  if (!video) throw new Error("There is no video.");
  const presentation = new Presentation(outputFolder, (event) => events.push(event));
  const rung = { folder: "120p", size: { width: 160, height: 120 }, segmentSeconds: 2, expectedBitRate: 100_000 };
  const copy = copiedTrack(video, [await presentation.open(rung)]);
  let carried = 0;
  const track: typeof copy = async (packet) => {
    if (++carried > packets) throw new Error("broken off");
    await copy(packet);
  };
  await expect(runThrough(input, new Map([[video.index, track]]), presentation, () => {})).rejects.toThrow(
    "broken off",
  );
  return { presentation, events };
}

it("a stream that breaks off after it could be played ends where it broke", async () => {
  const folder = worker.path("late");
  const { presentation, events } = await brokenOff(folder, 200);
  const { secondsPlayable } = await presentation.cutShort();
  expect(events).toMatchObject([{ rendition: "hls", status: "ready" }]);
  expect(secondsPlayable).toBeCloseTo(200 / 30, 1);
  const hls = await readHls(join(folder, "hls/master.m3u8"));
  expect(hls).toMatchObject({ complete: true, codecs: expect.stringMatching(/^avc1\./) });
  expect(hls.seconds).toBeCloseTo(secondsPlayable, 1);
});

it("one that breaks off before leaves nothing to play", async () => {
  const folder = worker.path("early");
  const { presentation, events } = await brokenOff(folder, 20);
  expect(events).toEqual([]);
  expect(await presentation.cutShort()).toEqual({ secondsPlayable: 0 });
  await expect(readFile(join(folder, "hls/master.m3u8"))).rejects.toThrow("ENOENT");
});
