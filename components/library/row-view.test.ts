import { expect, test } from "vitest";
import { covers, viewAgain, viewOf } from "./row-view";

const look = (first: number, end: number, isFast = false) => ({ first, end, drawnAt: 0, isFast });

test("at rest all rows are drawn in full, at speed only those that were", () => {
  const still = viewOf(look(0, 6));
  expect(still.calm).toEqual({ first: 0, end: 6 });
  expect(viewOf(look(40, 46, true), still).calm).toEqual({ first: 0, end: 6 });
});

test("rows that a further page brings are drawn light first", () => {
  expect(viewAgain(look(0, 8), viewOf(look(0, 6)))).toEqual({ ...look(0, 8), calm: { first: 0, end: 6 } });
});

test("fewer rows than before leave room for those beyond them to be drawn later", () => {
  const narrow = viewAgain(look(0, 4), viewOf(look(0, 6)));
  expect(narrow.calm).toEqual({ first: 0, end: 4 });
  expect(covers(narrow.calm, look(0, 6))).toBe(false);
});

test("where none of the rows was in view before, all are drawn in full", () => {
  expect(viewAgain(look(0, 4), viewOf(look(900, 906))).calm).toEqual({ first: 0, end: 4 });
});
