import { expect, test } from "vitest";
import { ApiError } from "./api";
import { isWorthAskingAgain, waitBeforeAskingAgain } from "./worth-asking-again";

const limited = (seconds?: number) => new ApiError("rate_limited", "", 429, seconds);

test("what may be over in a moment is asked again, twice, as late as was said", () => {
  for (const failure of [limited(4), new ApiError("backend_timeout", "", 504), new ApiError("offline", "", 0)]) {
    expect(isWorthAskingAgain(0, failure)).toBe(true);
    expect(isWorthAskingAgain(1, failure)).toBe(true);
    expect(isWorthAskingAgain(2, failure)).toBe(false);
  }
  expect(waitBeforeAskingAgain(0, limited(4))).toBe(4_000);
  expect(waitBeforeAskingAgain(1, new ApiError("backend_timeout", "", 504))).toBe(2_000);
});

test("a used-up hour and a refusal with a reason are told at once", () => {
  for (const failure of [limited(900), limited(), new ApiError("not_found", "", 404), new Error("a bug of ours")]) {
    expect(isWorthAskingAgain(0, failure)).toBe(false);
  }
});
