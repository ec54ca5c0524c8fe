import { expect, it } from "vitest";
import { type CellMeasure, cellsIn, idsInColumns } from "./marquee-cells";

/** Three columns of 100 by 80, 10 apart, in rows of 100; seven tiles. */
const measure: CellMeasure = { columns: 3, width: 100, height: 80, stepAlong: 110, stepDown: 100, count: 7 };
const cells = (left: number, top: number, right: number, bottom: number, of = measure) => {
  const { firstRow, endRow, firstColumn, endColumn } = cellsIn({ left, top, right, bottom }, of);
  return [firstRow, endRow, firstColumn, endColumn];
};

it("touches what it lies over, and not what it lies between", () => {
  expect(cells(-30, -20, 1, 1)).toEqual([0, 1, 0, 1]);
  expect(cells(99, 79, 111, 101)).toEqual([0, 2, 0, 2]);
  expect(cells(100, 0, 110, 50)).toEqual([0, 0, 0, 0]);
  expect(cells(0, 80, 50, 100)).toEqual([0, 0, 0, 0]);
  expect(cells(-30, 0, 0, 500)).toEqual([0, 0, 0, 0]);
  expect(cells(-30, -30, 5_000, 5_000)).toEqual([0, 3, 0, 3]);
  expect(cells(0, 300, 100, 400)).toEqual([0, 0, 0, 0]);
});

it("counts rows that are in no document", () => {
  expect(cells(0, 50, 5, 99_999_000, { ...measure, count: 3_000_000 })).toEqual([0, 999_990, 0, 1]);
});

it("leaves out the columns beside it", () => {
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  const box = cellsIn({ left: 105, top: 0, right: 320, bottom: 250 }, measure);
  expect(idsInColumns(ids, box, 3)).toEqual(["b", "c", "e", "f"]);
});
