import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { BackendError, type CallOptions, type Gate, type Settlement } from "../port";
import { type CallKind, callRules, type Timing, usualTiming, withJitter } from "./call-rules";
import { exchange, type Outcome } from "./exchange";

/** Should the limit be closed for longer, the budget knows so by then and says it. */
const unsaidWaitSeconds = 2;

export type ClientConfig = { apiKey: string; baseUrl: string; gate?: Gate; timing?: Partial<Timing> };

export type Call<T> = CallOptions & {
  kind: CallKind;
  method: "GET" | "POST" | "DELETE";
  path: string;
  body?: unknown;
  answer: z.ZodType<T>;
  /** For calls that change something: reads whether it was done; null when it surely was not. Throws when that cannot be told. */
  look?: () => Promise<T | null>;
};

/**
 * Makes one call to VideoGen: sends it, and sends it again where `call-rules.ts` allows it. Throws `BackendError`
 * only, but for an abort by the caller's own signal.
 */
export async function callVideogen<T>(config: ClientConfig, call: Call<T>): Promise<T> {
  const timing = { ...usualTiming, ...config.timing };
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send(config, call, timing);
    if (outcome.ok) return outcome.value;
    const waitMs = waitBefore(attempt, outcome.error, timing, performance.now() - started);
    const isLast = waitMs === null || !mayGoOn(call, outcome);
    if (!isLast) await pause(waitMs, call.signal);
    // Also after the last one: nobody should be told of a failure that was none.
    if (outcome.reach === "unknown" && callRules[call.kind].repeat === "look") {
      const done = await lookWhetherDone(call, outcome.error);
      if (done !== null) return done;
    }
    if (isLast) throw withWait(outcome.error);
  }
}

/** Every request passes the gate, repeated ones too: each counts. */
async function send<T>(config: ClientConfig, call: Call<T>, timing: Timing): Promise<Outcome<T>> {
  const { group, answerWithinMs } = callRules[call.kind];
  await config.gate?.admit(group, {
    ...(call.signal ? { signal: call.signal } : {}),
    ...(call.priority ? { priority: call.priority } : {}),
    ...(call.admission ? { admission: call.admission } : {}),
  });
  let settlement: Settlement = { outcome: "lost", report: null, retryAfterSeconds: undefined };
  try {
    const outcome = await exchange({
      url: new URL(call.path, config.baseUrl),
      method: call.method,
      apiKey: config.apiKey,
      body: call.body,
      answer: call.answer,
      answerWithinMs: Math.min(answerWithinMs, timing.mostAnswerMs),
      stallMs: timing.stallMs,
      signal: call.signal,
    });
    settlement = settlementOf(outcome);
    return outcome;
  } finally {
    // Nobody waits for the books to be written.
    void config.gate?.settle(group, settlement);
  }
}

function settlementOf<T>(outcome: Outcome<T>): Settlement {
  const { report } = outcome;
  if (outcome.ok) return { outcome: "answered", report, retryAfterSeconds: undefined };
  const { retryAfterSeconds } = outcome.error;
  if (outcome.reach === "limited" || outcome.reach === "unsent") {
    return { outcome: outcome.reach, report, retryAfterSeconds };
  }
  return { outcome: report ? "answered" : "lost", report, retryAfterSeconds };
}

function mayGoOn<T>(call: Call<T>, outcome: Outcome<T> & { ok: false }): boolean {
  if (outcome.reach === "refused") return false;
  if (outcome.reach !== "unknown") return true;
  return callRules[call.kind].repeat !== "never";
}

/** Whoever is turned away is told when to come back, where the API does not say either: else no page would ask again. */
function withWait(error: BackendError): BackendError {
  if (error.code !== "rate_limited" || error.retryAfterSeconds !== undefined) return error;
  return new BackendError(error.code, { status: error.status, retryAfterSeconds: unsaidWaitSeconds, cause: error });
}

/** Null when it is not worth waiting for. */
function waitBefore(attempt: number, error: BackendError, timing: Timing, elapsedMs: number): number | null {
  if (attempt >= timing.attempts || elapsedMs > timing.patienceMs) return null;
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  const ownMs = withJitter(timing.firstWaitMs * 2 ** attempt);
  // Never earlier than asked, and not all at that very moment.
  const waitMs = asked > 0 ? asked + ownMs : ownMs;
  return waitMs > timing.longestWaitMs ? null : waitMs;
}

/** Whether it was done; when that cannot be told, a person decides: nothing is sent a second time on a guess. */
async function lookWhetherDone<T>(call: Call<T>, failure: BackendError): Promise<T | null> {
  if (!call.look) throw failure;
  try {
    return await call.look();
  } catch {
    call.signal?.throwIfAborted();
    throw new BackendError("outcome_unknown", { status: failure.status, cause: failure });
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  }
}
