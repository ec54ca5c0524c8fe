import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import { KnownSources } from "./known-sources";
import { SourceSnapshot } from "./source-snapshot";

let folder = "";
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), "vitrine-snapshot-")), "state");
});
afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }));

const path = () => join(folder, "thumbnails.jsonl");
const file = (fileId: string, lifeSeconds: number) => {
  const url = `https://cdn.example/${fileId}`;
  const expiresAt = Date.now() / 1000 + lifeSeconds;
  const source = { status: "ready" as const, url, expiresAt, width: null, height: null, bytes: null };
  return aFile({
    fileId,
    sources: { thumbnail: source, preview: null, download: source, hls: null, storyboard: null, waveform: null },
  });
};

it("knows after a restart the thumbnails that live, and keeps none on the disk that does not", async () => {
  const before = new KnownSources(Date.now);
  const snapshot = new SourceSnapshot(folder);
  snapshot.keep(before);
  before.remember(Array.from({ length: 1_200 }, (_, at) => file(`f${at}`, 7 * 86_400)));
  before.remember([file("dead", 5)]);
  await snapshot.write(before);
  expect(readdirSync(folder)).toEqual(["thumbnails.jsonl"]);
  expect(statSync(path()).mode & 0o077).toBe(0);
  expect(readFileSync(path(), "utf8")).not.toContain("dead");

  writeFileSync(path(), `${readFileSync(path(), "utf8")}{"cut`);
  const after = new KnownSources(Date.now);
  const next = new SourceSnapshot(folder);
  next.keep(after);
  expect(after.find("f0", "thumbnail")?.url).toBe("https://cdn.example/f0");
  expect(after.find("f1199", "thumbnail")?.seconds).toBeGreaterThan(6 * 86_400);
  expect(after.find("f0", "download")).toBeNull();

  after.forget("f0");
  await next.write(after);
  expect(readFileSync(path(), "utf8").split("\n")).toHaveLength(1_200);
});
