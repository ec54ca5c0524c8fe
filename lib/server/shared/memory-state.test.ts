import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { KeepFolder } from "./keep-folder";
import { MemoryState } from "./memory-state";
import { describeSharedState } from "./shared-state.contract";

let base = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "vitrine-keep-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describeSharedState("memory", () => {
  const state = new MemoryState();
  return { one: state, other: state };
});

const minute = 60_000;
const inFolder = (path: string) => new MemoryState(Date.now, new KeepFolder(path));

it("finds what is durable, and only that, after a crash", async () => {
  const path = join(base, "new", "folder");
  const before = inFolder(path);
  await before.set("keep:archive a/b", "one", minute);
  await before.set("keep:gone", "two", minute);
  await before.set("passing", "three", minute);
  await before.delete("keep:gone");
  expect(await before.replace("keep:archive a/b", "one", "four", minute)).toBe(true);
  await before.set("keep:past", "five", -1);

  const after = inFolder(path);
  expect(await after.keys("")).toEqual(["keep:archive a/b"]);
  expect(await after.get("keep:archive a/b")).toBe("four");
  for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o077).toBe(0);
});

it("has on disk what was written last, of many writes of one key at once", async () => {
  const path = join(base, "many");
  const state = inFolder(path);
  await Promise.all(Array.from({ length: 30 }, (_, at) => state.set("keep:x", `${at}`, minute)));
  expect(await inFolder(path).get("keep:x")).toBe("29");
});

it("goes on past a file that is broken, and removes what a crash cut", async () => {
  const path = join(base, "broken");
  await inFolder(path).set("keep:good", "x", minute);
  writeFileSync(join(path, "bad.keep.json"), "{");
  writeFileSync(join(path, "half.keep.json.temporary"), '{"key"');
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await inFolder(path).keys("keep:")).toEqual(["keep:good"]);
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
  expect(readdirSync(path).filter((name) => name.endsWith(".temporary"))).toEqual([]);
});
