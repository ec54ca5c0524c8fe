import { expect, it } from "vitest";
import type { MediaEvent } from "./protocol";
import { throttledProgress } from "./report";

it("tells progress once a second, by whole percents, and repeats itself rather than fall silent", () => {
  const events: MediaEvent[] = [];
  let now = 0;
  const progress = throttledProgress(
    (event) => events.push(event),
    () => now,
  );
  const told = (at: number, percent: number) => {
    now = at;
    const before = events.length;
    progress(percent);
    return events.slice(before).map((event) => event.event === "progress" && event.percent);
  };
  expect(told(500, 7.5)).toEqual([]);
  expect(told(1000, 7.9)).toEqual([7]);
  expect(told(2500, 7.95)).toEqual([]);
  expect(told(11_000, 7.95)).toEqual([7]);
  expect(told(12_500, 3)).toEqual([]);
  expect(told(13_000, 100)).toEqual([99]);
});
