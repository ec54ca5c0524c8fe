import { expect, it } from "vitest";
import { failures, limitMessage, requirementMessage } from "./messages";

it("says what to do about what is missing, and names what it does not know", () => {
  expect(requirementMessage({ type: "insufficient_credits" })).toBe(failures.insufficient_credits.message);
  expect(requirementMessage({ type: "ADD_ON" })).toMatch(/needs an add-on/);
  expect(requirementMessage({ type: "plan" })).toMatch(/Upgrade it/);
  expect(requirementMessage({ type: "seat_limit" })).toMatch(/\(seat limit\).*plan and billing/);
  expect(requirementMessage({ type: "<b>" })).not.toContain("<");
});

it("does not call a moment's pause a used-up hour", () => {
  expect(limitMessage(4)).toMatch(/short pause/);
  expect(limitMessage(1_800)).toBe(failures.rate_limited.message);
  expect(limitMessage(undefined)).toBe(failures.rate_limited.message);
});
