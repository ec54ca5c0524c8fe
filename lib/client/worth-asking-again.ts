import { ApiError } from "./api";

const mostRetries = 2;
const firstWaitMs = 1_000;
/** A longer wait is told to the person instead. */
const briefSeconds = 15;

/** True for a failure that may well be over in a moment: the second and third try are the page's, not the person's. */
export function isWorthAskingAgain(failures: number, failure: Error): boolean {
  return failures < mostRetries && isPassing(failure);
}

/** Milliseconds until it is asked again: when the server said, else a little later each time. */
export function waitBeforeAskingAgain(failures: number, failure: Error): number {
  const asked = failure instanceof ApiError ? (failure.retryAfterSeconds ?? 0) : 0;
  return asked > 0 ? asked * 1_000 : firstWaitMs * 2 ** failures;
}

function isPassing(failure: Error): boolean {
  if (!(failure instanceof ApiError)) return false;
  if (failure.code === "rate_limited") return (failure.retryAfterSeconds ?? Number.POSITIVE_INFINITY) <= briefSeconds;
  return failure.status === 0 || failure.status >= 500;
}
