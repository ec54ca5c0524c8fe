import { expect, test } from "vitest";
import { clockDuration, spokenDuration } from "./duration";

test("durations read as clocks", () => {
  expect(clockDuration(0)).toBe("0:00");
  expect(clockDuration(7.4)).toBe("0:07");
  expect(clockDuration(59.6)).toBe("1:00");
  expect(clockDuration(754)).toBe("12:34");
  expect(clockDuration(3723)).toBe("1:02:03");
});

test("durations read aloud", () => {
  expect(spokenDuration(0.2)).toBe("0 seconds");
  expect(spokenDuration(61)).toBe("1 minute 1 second");
  expect(spokenDuration(7200)).toBe("2 hours");
});

test("what is no length is not shown", () => {
  for (const nothing of [null, Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    expect(clockDuration(nothing)).toBeNull();
    expect(spokenDuration(nothing)).toBeNull();
  }
});
