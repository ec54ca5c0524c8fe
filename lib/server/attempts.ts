import { processState } from "./process-state";

const windowMs = 60_000;
const mostPerWindow = 10;

const attempts = () => processState("passcode-attempts", () => ({ since: 0, count: 0 }));

/** Counts one wrong passcode, whoever gave it. */
export function countFailedAttempt(now = Date.now()): void {
  const state = attempts();
  if (now - state.since > windowMs) Object.assign(state, { since: now, count: 0 });
  state.count += 1;
}

/** Seconds until another passcode may be tried; 0 when one may be tried now. */
export function secondsUntilNextAttempt(now = Date.now()): number {
  const { since, count } = attempts();
  return count < mostPerWindow ? 0 : Math.max(0, Math.ceil((since + windowMs - now) / 1000));
}
