import { expect, test } from "vitest";
import { createSelectionStore } from "./selection-store";

test("a selection is by id, and remembers from which file Shift goes on", () => {
  const selection = createSelectionStore();
  selection.toggle("a");
  selection.toggle("b");
  expect(selection.fileIds()).toEqual(["a", "b"]);
  expect(selection.getState()).toMatchObject({ count: 2, anchor: "b" });
  selection.toggle("a");
  expect(selection.has("a")).toBe(false);
  selection.replace(["c", "d"], "d");
  expect([selection.fileIds(), selection.getState().anchor]).toEqual([["c", "d"], "d"]);
  selection.clear();
  expect(selection.getState()).toMatchObject({ count: 0, anchor: null });
});

test("whoever listens is told of each change, and of none where there was none", () => {
  const selection = createSelectionStore();
  let told = 0;
  selection.subscribe(() => {
    told += 1;
  });
  selection.clear();
  expect(told).toBe(0);
  selection.replace(Array.from({ length: 100_000 }, (_, number) => `file-${number}`));
  expect([told, selection.getState().count]).toEqual([1, 100_000]);
});
