import { expect, it } from "vitest";
import { firstTileKeys, nextTileKeys, type TileKeys, tileKey } from "./tile-keys";

const keysOf = (keys: TileKeys, ids: readonly string[]) => ids.map((id) => tileKey(keys, id));

it("keeps the keys of files that stay, and gives those of files that leave to others", () => {
  const before = keysOf(firstTileKeys, ["a", "b", "c", "d"]);
  const after = nextTileKeys(firstTileKeys, ["a", "b", "c", "d"], ["b", "x", "y", "z"], true);
  expect(keysOf(after, ["b", "y", "z"])).toEqual([before[1], before[2], before[3]]);
  expect(tileKey(after, "x")).toBe(before[0]);
});

it("never draws two under one key, whatever came and went", () => {
  const files = Array.from({ length: 12 }, (_, at) => `f${at}`);
  let keys = firstTileKeys;
  let drawn: readonly string[] = files.slice(0, 5);
  for (let turn = 0; turn < 200; turn += 1) {
    const next = files.filter((_, at) => (turn * 7 + at * at * (turn % 5)) % 3 === 0);
    keys = nextTileKeys(keys, drawn, next, turn % 4 !== 0);
    // Scrolled on: all the others come into view as well.
    expect(new Set(keysOf(keys, files)).size).toBe(files.length);
    drawn = next;
  }
});

it("leaves every element to its file when told so", () => {
  const after = nextTileKeys(firstTileKeys, ["a", "b"], ["b", "x"], false);
  const before = keysOf(firstTileKeys, ["a", "b"]);
  expect(tileKey(after, "b")).toBe(before[1]);
  expect(before).not.toContain(tileKey(after, "x"));
});
