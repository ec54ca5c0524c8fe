import { expect, test } from "vitest";
import { parseStartTime } from "./start-time";

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
