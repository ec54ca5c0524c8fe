import { createHash } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newestVersion } from "../store/migrations";
import { EarlierLibrary } from "../store/testing/earlier-library";
import { TestEngine } from "../testing/test-engine";
import { checkLibrary } from "./check-library";

let engine: TestEngine;
beforeEach(async () => {
  engine = await TestEngine.start();
});
afterEach(() => engine.remove());

it("lists the partial files of uploads that cannot go on, and of no others", async () => {
  const done = await engine.upload("done.txt", "play");
  await engine.settled(done);
  const waiting = (await engine.createUpload({ displayName: "waiting.mp4" })).fileId;
  // A running engine sweeps such files away itself, at its start and every day.
  await engine.stop();
  const unknown = `vg_file_${"0".repeat(30)}`;
  for (const fileId of [done, waiting, unknown]) await writeFile(join(engine.dataDir, "partial", fileId), "half");
  const { problems, orphans } = await checkLibrary(engine.dataDir, { hash: true });
  expect(problems).toEqual([]);
  expect(orphans.sort()).toEqual([join("partial", done), join("partial", unknown)].sort());
});

it("tells originals that are missing, short or changed", async () => {
  const ids = [];
  for (const name of ["missing", "short", "changed", "fine"]) ids.push(await engine.upload(`${name}.txt`, "play"));
  for (const fileId of ids) await engine.settled(fileId);
  const [missing = "", short = "", changed = ""] = ids;
  const original = (fileId: string) => join(engine.dataDir, "originals", fileId.slice(8, 10), fileId);
  await rm(original(missing));
  await writeFile(original(short), "pla");
  await writeFile(original(changed), "plan");
  const { problems, checked } = await checkLibrary(engine.dataDir, { hash: true });
  expect(checked).toBe(4);
  expect(problems.toSorted()).toEqual(
    [
      `${missing}: its original is missing.`,
      `${short}: its original has 3 bytes instead of 4.`,
      `${changed}: its original does not have the bytes that were uploaded (another checksum).`,
    ].toSorted(),
  );
  expect(await readdir(join(engine.dataDir, "incoming"))).toEqual([]);
});

it("compares what an earlier version kept with the SHA-256 of that time", async () => {
  await engine.stop();
  const library = new EarlierLibrary(engine.dataDir, newestVersion - 1);
  const settled = { analysis_state: "FULFILLED", analysis_percent: 100 };
  const sha256 = createHash("sha256").update("play").digest("hex");
  library.addFile("fine.txt", "play", { ...settled, sha256 });
  const changed = library.addFile("changed.txt", "plan", { ...settled, sha256 });
  library.close();
  await engine.begin();
  await engine.stop();
  const { problems, checked } = await checkLibrary(engine.dataDir, { hash: true });
  expect(checked).toBe(2);
  expect(problems).toEqual([`${changed}: its original does not have the bytes that were uploaded (another checksum).`]);
});

it("says of a library of an earlier version what to do", async () => {
  await engine.stop();
  new EarlierLibrary(engine.dataDir, 2).close();
  await expect(checkLibrary(engine.dataDir, { hash: false })).rejects.toThrow(
    /another version .* Start the engine once/,
  );
  await engine.begin();
  expect(await checkLibrary(engine.dataDir, { hash: false })).toEqual({ checked: 0, problems: [], orphans: [] });
});
