import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeImage, makePdf } from "@/scripts/media/documents.mjs";
import { makeAudio, makeVideo } from "@/scripts/media/video.mjs";
import { newSeed, rounds } from "../durability/run-form";
import { EngineBundle } from "../testing/engine-program";
import { TestEngine } from "../testing/test-engine";
import { oneOf, type Random, randomFrom, wholeNumber } from "../tools/random";

let bundle: EngineBundle;
let folder: string;
let whole: { name: string; bytes: Buffer }[];

beforeAll(async () => {
  bundle = await EngineBundle.make();
  folder = await mkdtemp(join(tmpdir(), "vitrine-mutants-"));
  const at = (name: string) => join(folder, name);
  const small = { seconds: 1, width: 160, height: 90 };
  await makeVideo({ path: at("a.mp4"), ...small });
  await makeVideo({ path: at("b.mp4"), ...small, indexFirst: true, codec: "mpeg4" });
  await makeVideo({ path: at("c.webm"), ...small, codec: "vp9", container: "webm" });
  await makeVideo({ path: at("d.ts"), ...small, container: "ts" });
  await makeVideo({ path: at("e.avi"), ...small, codec: "mpeg4", container: "avi" });
  for (const container of ["m4a", "mp3", "wav", "flac", "ogg"] as const)
    await makeAudio({ path: at(`f.${container}`), seconds: 1, container });
  for (const format of ["jpeg", "png", "webp", "avif", "tiff"] as const)
    await makeImage({ path: at(`g.${format}`), width: 120, height: 80, format });
  await makePdf({ path: at("h.pdf"), pages: 1 });
  const sounds = ["f.m4a", "f.mp3", "f.wav", "f.flac", "f.ogg"];
  const pictures = ["g.jpeg", "g.png", "g.webp", "g.avif", "g.tiff"];
  const names = ["a.mp4", "b.mp4", "c.webm", "d.ts", "e.avi", ...sounds, ...pictures, "h.pdf"];
  whole = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(at(name)) })));
});
afterAll(async () => {
  await bundle.remove();
  await rm(folder, { recursive: true, force: true });
});

it("ends the job of every mutated file and goes on", { timeout: 1_200_000 }, async () => {
  const seed = newSeed();
  const random = randomFrom(seed);
  const engine = await TestEngine.start({ workerPath: bundle.workerPath, stallMs: 30_000, retryDelaysMs: [] });
  try {
    const uploaded: string[] = [];
    for (let index = 0; index < rounds({ short: 25, long: 200 }); index += 1) {
      const file = whole[index % whole.length];
      if (!file) continue;
      const name = `${index}-${file.name}`;
      uploaded.push(await engine.upload(name, mutated(random, file.bytes)));
    }
    for (const fileId of uploaded) {
      const { displayName, fileAnalysisMetadata: analysis } = await engine.settled(fileId);
      const what = `seed ${seed}, ${displayName}: ${JSON.stringify(analysis)}`;
      expect(["FULFILLED", "REJECTED"], what).toContain(analysis?.analysisLoadingState);
      if (analysis?.analysisLoadingState === "REJECTED") expect(analysis.analysisErrorMessage, what).toMatch(/\w/);
    }
    expect((await fetch(`${engine.url}/health`)).status).toBe(200);
    const intact = whole[0];
    const last = await engine.settled(await engine.upload("intact.mp4", new Uint8Array(intact?.bytes ?? [])));
    expect(last.fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
  } finally {
    await engine.remove();
  }
});

/** One to eight wounds: bytes changed, cut out, doubled or zeroed, or the end missing. Headers are hit more often. */
function mutated(random: Random, original: Buffer): Uint8Array<ArrayBuffer> {
  let bytes: Buffer = Buffer.from(original);
  for (let wound = wholeNumber(random, 1, 8); wound > 0; wound -= 1) {
    const reach = random() < 0.5 ? Math.min(bytes.length, 512) : bytes.length;
    const place = wholeNumber(random, 4, Math.max(4, reach - 1));
    const length = Math.min(wholeNumber(random, 1, 64), Math.max(0, bytes.length - place));
    const kind = oneOf(random, ["change", "zero", "ones", "cut", "double", "end"]);
    if (kind === "change") for (let at = place; at < place + length; at += 1) bytes[at] = wholeNumber(random, 0, 255);
    if (kind === "zero") bytes.fill(0, place, place + length);
    if (kind === "ones") bytes.fill(0xff, place, place + length);
    if (kind === "cut") bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)]);
    if (kind === "double") bytes = Buffer.concat([bytes.subarray(0, place + length), bytes.subarray(place)]);
    if (kind === "end" && bytes.length > 64) bytes = Buffer.from(bytes.subarray(0, Math.max(64, place)));
  }
  return new Uint8Array(bytes);
}
