import { expect, test } from "vitest";
import { formatTime, parseStartTime } from "./format-time";

test.each([
  [0, "0:00"],
  [9.99, "0:09"],
  [75, "1:15"],
  [3675, "1:01:15"],
  [36_000, "10:00:00"],
  [-3, "0:00"],
  [Number.NaN, "0:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("%s seconds read as %s", (seconds, words) => {
  expect(formatTime(seconds)).toBe(words);
});

test.each([
  ["90", 90],
  ["90.5", 90.5],
  ["90s", 90],
  ["1m30s", 90],
  ["1h2m3s", 3723],
  ["2H", 7200],
  ["", 0],
  [undefined, 0],
  ["-5", 0],
  ["1e9", 0],
  ["soon", 0],
])("?t=%s starts at second %s", (value, seconds) => {
  expect(parseStartTime(value)).toBe(seconds);
});
