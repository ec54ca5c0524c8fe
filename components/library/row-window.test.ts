import { expect, test } from "vitest";
import { isNearEnd, nextCalm, rowsInView, type Span, scrollScale } from "./row-window";

const measures = { count: 1_000_000, rowHeight: 56, viewHeight: 900 };

test("a library that fits is not scaled", () => {
  const scale = scrollScale({ ...measures, count: 1_000 });
  expect([scale.height, scale.toRows(1_234), scale.toScroll(1_234)]).toEqual([56_000, 1_234, 1_234]);
});

test("a million rows fit into what browsers can draw, and its ends meet theirs", () => {
  const scale = scrollScale(measures);
  expect(scale.height).toBe(15_000_000);
  expect(scale.toRows(0)).toBe(0);
  const last = rowsInView(scale.toRows(scale.height - 900), measures, 0);
  expect(last.end).toBe(1_000_000);
  expect(scale.toScroll(scale.toRows(7_000_000))).toBeCloseTo(7_000_000);
});

test("only rows in view and a few around them are drawn", () => {
  expect(rowsInView(0, measures, 2)).toEqual({ first: 0, end: 19 });
  expect(rowsInView(5_600, measures, 2)).toEqual({ first: 98, end: 119 });
  expect(rowsInView(0, { ...measures, rowHeight: 0 }, 2)).toEqual({ first: 0, end: 0 });
});

test("more is asked for well before the end by whoever scrolls, and at the top only when the window lacks it", () => {
  expect(isNearEnd({ first: 0, end: 7 }, 12)).toBe(false);
  expect(isNearEnd({ first: 0, end: 7 }, 10)).toBe(true);
  expect(isNearEnd({ first: 1, end: 9 }, 12)).toBe(true);
  expect(isNearEnd({ first: 10, end: 18 }, 50)).toBe(false);
  expect(isNearEnd({ first: 0, end: 0 }, 0)).toBe(false);
});

function steps(calm: Span, all: Span, seen: Span): string[] {
  const spans: string[] = [];
  for (let next = calm; (next.first > all.first || next.end < all.end) && spans.length < 20; ) {
    next = nextCalm(next, all, seen);
    spans.push(`${next.first}-${next.end}`);
  }
  return spans;
}

test("rows are drawn in full step by step: those in the window first, then those below it, then those above", () => {
  const [all, seen] = [
    { first: 98, end: 106 },
    { first: 100, end: 104 },
  ];
  expect(steps({ first: 0, end: 6 }, all, seen)).toEqual(["100-102", "100-104", "100-106", "98-106"]);
});

test("rows that are drawn in full stay so", () => {
  const all = { first: 8, end: 16 };
  expect(steps({ first: 6, end: 12 }, all, { first: 10, end: 14 })).toEqual(["8-14", "8-16"]);
  expect(steps({ first: 12, end: 18 }, all, { first: 10, end: 14 })).toEqual(["10-16", "8-16"]);
});
