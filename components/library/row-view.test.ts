import { expect, test } from "vitest";
import { isCalm, viewAgain, viewOf } from "./row-view";

const look = (first: number, end: number, isFast = false) => ({ first, end, rowsBeyond: 2, drawnAt: 0, isFast });

test("at rest all rows are drawn in full, at speed only those that were", () => {
  const still = viewOf(look(0, 6));
  expect(still.calm).toEqual({ first: 0, end: 6 });
  expect(viewOf(look(40, 46, true), still).calm).toEqual({ first: 0, end: 6 });
});

test("rows that a further page brings are drawn light first", () => {
  expect(viewAgain(look(0, 8), viewOf(look(0, 6)))).toEqual({ ...look(0, 8), calm: { first: 0, end: 6 } });
});

test("what was in full and is not in view any more is not in full when it comes back", () => {
  const narrow = viewAgain(look(0, 4), viewOf(look(0, 6)));
  expect(isCalm(narrow)).toBe(true);
  expect(isCalm(viewAgain(look(0, 6), narrow))).toBe(false);
});

test("where none of the rows was in view before, all are drawn in full", () => {
  expect(viewAgain(look(0, 4), viewOf(look(900, 906))).calm).toEqual({ first: 0, end: 4 });
});
