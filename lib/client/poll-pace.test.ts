import { expect, it } from "vitest";
import { calmMs, PollPace } from "./poll-pace";

const situation = { isLive: false, unfinished: 1, isFailing: false, data: "a", answeredAt: 1 };

it("asks less and less often while nothing changes, and at once more often after news", () => {
  const pace = new PollPace();
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((answeredAt) => pace.next({ ...situation, answeredAt }));
  expect(waits).toEqual([2_000, 3_000, 4_500, 6_750, 10_125, 15_000, 15_000, 15_000]);
  // Asking again before there is an answer is no reason to wait longer.
  expect(pace.next({ ...situation, answeredAt: 8 })).toBe(15_000);
  expect(pace.next({ ...situation, answeredAt: 9, data: "b" })).toBe(2_000);
  expect(pace.next({ ...situation, answeredAt: 10, data: "b" })).toBe(3_000);
  expect(pace.next({ ...situation, answeredAt: 10, data: "b", unfinished: 2 })).toBe(2_000);
});

it("is calm when events come, and when nothing is unfinished", () => {
  expect(new PollPace().next({ ...situation, isLive: true })).toBe(calmMs);
  expect(new PollPace().next({ ...situation, unfinished: 0 })).toBe(calmMs);
});
