import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isMissing } from "./store/library-folder";
import { TestEngine } from "./testing/test-engine";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let engine: TestEngine;
let now: number;
beforeEach(async () => {
  now = Date.now();
  engine = await TestEngine.start({ now: () => now });
});
afterEach(() => engine.remove());

async function later(milliseconds: number): Promise<void> {
  now += milliseconds;
  await engine.stop();
  await engine.begin();
}

const pathOf = (kind: "originals" | "renditions", fileId: string) =>
  join(engine.dataDir, kind, fileId.slice(8, 10), fileId);

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

it("removes the bytes of archived files a month later, and keeps their records and all other files", async () => {
  const kept = await engine.upload("kept.mp4", "play");
  const archived = await engine.upload("archived.mp4", "play");
  for (const fileId of [kept, archived]) await engine.settled(fileId);
  await engine.call("POST", `/v1/files/${archived}/archive`);
  await later(29 * DAY);
  const before = await engine.file("POST", `/v1/files/${archived}/hydrate`);
  expect((await fetch(before.downloadUrl ?? "")).status).toBe(200);
  await later(2 * DAY);
  await expect.poll(() => isThere(pathOf("originals", archived))).toBe(false);
  await expect.poll(() => isThere(pathOf("renditions", archived))).toBe(false);
  const after = await engine.file("POST", `/v1/files/${archived}/hydrate`);
  expect(after).toMatchObject({
    displayName: "archived.mp4",
    downloadUrl: null,
    downloadSource: { status: "skipped", url: null },
    thumbnailSource: { status: "skipped" },
    hlsSource: { status: "skipped" },
  });
  for (const kind of ["originals", "renditions"] as const) expect(await isThere(pathOf(kind, kept))).toBe(true);
  await later(2 * DAY);
  expect((await engine.call("GET", `/v1/files/${archived}`)).status).toBe(200);
  expect(engine.log).toEqual([]);
});

it("archives temporary files after a day and removes their bytes as those of others", async () => {
  const fileId = await engine.upload("temporary.txt", "play", { isTemporary: true });
  await later(DAY + HOUR);
  await expect.poll(() => engine.listIds()).toEqual([]);
  expect(await isThere(pathOf("originals", fileId))).toBe(true);
  await later(31 * DAY);
  await expect.poll(() => isThere(pathOf("originals", fileId))).toBe(false);
});

it("sweeps what no record names, unless it may just be coming", async () => {
  const kept = await engine.upload("kept.mp4", "play");
  await engine.settled(kept);
  const orphan = `vg_file_${"0".repeat(30)}`;
  await writeFile(pathOf("originals", orphan), "bytes");
  await mkdir(pathOf("renditions", orphan));
  await writeFile(join(pathOf("renditions", orphan), "thumbnail.jpg"), "bytes");
  await writeFile(join(engine.dataDir, "partial", orphan), "bytes");
  await later(0);
  await expect.poll(() => readdir(join(engine.dataDir, "partial"))).toEqual([]);
  expect(await isThere(pathOf("originals", orphan))).toBe(true);
  await later(25 * HOUR);
  await expect.poll(() => isThere(pathOf("originals", orphan))).toBe(false);
  await expect.poll(() => isThere(pathOf("renditions", orphan))).toBe(false);
  const file = await engine.file("POST", `/v1/files/${kept}/hydrate`);
  for (const url of [file.downloadUrl, file.thumbnailUrl]) expect((await fetch(url ?? "")).status).toBe(200);
});

it("sweeps nothing when the database is not the one of the folder", async () => {
  const strays = Array.from({ length: 21 }, (_, index) => `vg_file_00${String(index).padStart(28, "0")}`);
  for (const stray of strays) await writeFile(pathOf("originals", stray), "bytes");
  await later(25 * HOUR);
  await expect.poll(() => engine.log.join()).toMatch(/21 files .* none of them was removed/);
  expect(await readdir(join(engine.dataDir, "originals", "00"))).toEqual(strays);
});
