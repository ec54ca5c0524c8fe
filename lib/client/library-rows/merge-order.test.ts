import { expect, test } from "vitest";
import { mergeOrder } from "./merge-order";

const rows = (...numbers: number[]) => Int32Array.from(numbers);
const merged = (before: Int32Array, next: Int32Array, { hold = false, stay = () => false }: Partial<Merge> = {}) => {
  const { order, held } = mergeOrder({ before, next, hold, stay });
  return [[...order], held];
};
type Merge = { hold: boolean; stay(row: number): boolean };

test("what is on the page keeps its place, whatever the index puts first", () => {
  expect(merged(rows(0, 1, 2, 3), rows(3, 1, 0, 2))).toEqual([[0, 1, 2, 3], 0]);
});

test("the list's part stays where it is when the index brings the rest", () => {
  expect(merged(rows(5, 2), rows(5, 2, 0, 1, 3, 4))).toEqual([[5, 2, 0, 1, 3, 4], 0]);
  expect(merged(rows(), rows(1, 0))).toEqual([[1, 0], 0]);
});

test("new rows come in above, or wait there while someone looks further down", () => {
  expect(merged(rows(0, 1), rows(2, 0, 1))).toEqual([[2, 0, 1], 0]);
  expect(merged(rows(0, 1), rows(2, 0, 1), { hold: true })).toEqual([[0, 1], 1]);
});

test("rows that are gone leave, unless they may come back to their place", () => {
  expect(merged(rows(-1, 0, 1, 2), rows(0, 2))).toEqual([[0, 2], 0]);
  expect(merged(rows(-1, 0, 1, 2), rows(0, 2), { stay: (row) => row === 1 || row === -1 })).toEqual([[-1, 0, 1, 2], 0]);
});
