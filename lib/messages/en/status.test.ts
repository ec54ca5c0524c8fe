import { expect, it } from "vitest";
import { statusTexts } from "./status";

const { ago, when } = statusTexts("en");

it("says how long ago something was", () => {
  expect(ago(0.4)).toBe("just now");
  expect(ago(12)).toBe("12 sec ago");
});

it("adds the time of day when there is time to plan", () => {
  const noon = new Date(2026, 5, 1, 12, 0).getTime();
  expect(when(0, noon)).toBe("any moment");
  expect(when(30, noon)).toBe("in 30 sec");
  expect(when(1_200, noon)).toMatch(/^in 20 min, at .*12.20/);
});
