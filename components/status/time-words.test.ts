import { expect, it } from "vitest";
import { agoWords, inTime, lengthWords } from "./time-words";

it("says lengths of time as people do", () => {
  expect([-3, 0, 42, 89, 90, 720, 5_400, 7_200].map(lengthWords)).toEqual([
    "0 s",
    "0 s",
    "42 s",
    "89 s",
    "2 min",
    "12 min",
    "1 h 30 min",
    "2 h",
  ]);
  expect(agoWords(0.4)).toBe("just now");
  expect(agoWords(12)).toBe("12 s ago");
});

it("adds the time of day when there is time to plan", () => {
  const noon = new Date(2026, 5, 1, 12, 0).getTime();
  expect(inTime(0, noon)).toBe("any moment");
  expect(inTime(30, noon)).toBe("in 30 s");
  expect(inTime(1_200, noon)).toMatch(/^in 20 min, at .*12.20/);
});
