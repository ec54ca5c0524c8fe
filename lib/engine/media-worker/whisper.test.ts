import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeAudio } from "../../../scripts/media/video.mjs";
import { makeWhisperModel } from "../../../scripts/media/whisper-model.mjs";
import { ending, WorkerUnderTest } from "./testing/run-worker";

let worker: WorkerUnderTest;
let model: string;
let sound: string;
beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
  model = worker.path("it's a [model], 1:2.bin");
  await makeWhisperModel({
    path: model,
    words: ["The", '"lighthouse"', "keeper\\", "sings", "Grüße"],
    endSeconds: 2.5,
  });
  sound = worker.path("sound.mp3");
  await makeAudio({ path: sound, seconds: 3, container: "mp3" });
});
afterAll(() => worker.remove());

it("a whisper.cpp model turns sound into timed words, whatever signs they have", async () => {
  const run = await worker.run(sound, "audio/mpeg", { whisperModel: model });
  expect([ending(run), run.errors]).toEqual([{ event: "done" }, ""]);
  const told = run.events.find((event) => event.event === "transcript");
  expect(told?.words.map(({ word }) => word)).toEqual(["The", '"lighthouse"', "keeper\\", "sings", "Grüße"]);
  expect(told?.words[0]?.startSeconds).toBeCloseTo(0, 1);
  expect(told?.words[4]?.endSeconds).toBeCloseTo(2.5, 1);
});

it("a model is tried without any sound, and one that is none or damaged is refused with words", async () => {
  const tried = async (whisperModel: string) =>
    ending(await worker.run(whisperModel, null, { whisperModel, onlyTriesModel: true }));
  expect(await tried(model)).toEqual({ event: "done" });
  const none = worker.path("none.bin");
  await writeFile(none, Buffer.alloc(2_000, 1));
  const cut = worker.path("cut.bin");
  await writeFile(cut, (await readFile(model)).subarray(0, 5_000_000));
  const cutAtOnce = worker.path("cut-at-once.bin");
  await writeFile(cutAtOnce, (await readFile(model)).subarray(0, 3_000));
  for (const path of [none, cut, cutAtOnce]) {
    expect(await tried(path)).toEqual({ event: "failed", reason: expect.stringContaining("no whisper.cpp model") });
  }
});
