import { expect, test } from "vitest";
import { nextIndex } from "./grid-keys";

const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
// 0 1 2 / 3 4 5 / 6 7
const press = (key: string, index: number, lineSign: 1 | -1 = 1) =>
  nextIndex({ key, ...plain }, { index, columns: 3, count: 8, lineSign, pageRows: 3 });

test("arrows move by one and by a row", () => {
  expect([press("ArrowRight", 2), press("ArrowLeft", 3), press("ArrowDown", 1), press("ArrowUp", 4)]).toEqual([
    3, 2, 4, 1,
  ]);
});

test("where lines begin at the right, arrows go where they point", () => {
  expect([press("ArrowRight", 2, -1), press("ArrowLeft", 2, -1), press("ArrowDown", 1, -1)]).toEqual([1, 3, 4]);
});

test("edges hold", () => {
  expect([press("ArrowLeft", 0), press("ArrowUp", 1), press("ArrowRight", 7), press("ArrowDown", 6)]).toEqual([
    0, 1, 7, 6,
  ]);
});

test("down into a short last row goes to its last tile", () => expect(press("ArrowDown", 5)).toBe(7));
test("Home and End reach the ends", () => expect([press("Home", 5), press("End", 1)]).toEqual([0, 7]));
test("other keys and chords mean nothing", () => {
  expect(press("a", 1)).toBeNull();
  expect(
    nextIndex({ key: "End", ...plain, metaKey: true }, { index: 0, columns: 3, count: 8, lineSign: 1, pageRows: 3 }),
  ).toBeNull();
});

test("a page down or up stays in its column and ends in the last or first row", () => {
  expect([press("PageDown", 1), press("PageUp", 7), press("PageUp", 4)]).toEqual([7, 1, 1]);
  expect(press("PageDown", 5)).toBe(7);
});
