import { setTimeout as sleep } from "node:timers/promises";
import { BackendError, type CallGroup, type CallOptions, type LimitReport, type Settlement } from "../port";
import { address, usualTiming, type ValstormConfig } from "./config";
import { parseJson, refusalOf } from "./refusal";

export type Call = CallOptions & {
  group: CallGroup;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** Sent once only: made twice, it would not be answered alike. */
  once?: boolean;
};

export type Answer = {
  json: unknown;
  /** When it was sent, by the backend's clock where it says so; milliseconds since the epoch. */
  sentAtMs: number;
};

type Outcome = { answer: Answer } | { error: BackendError; settlement: Settlement["outcome"] };

/**
 * Makes one call whose answer is JSON. Made twice it has the effect of one, so it is sent again after a lost answer or a
 * server's failure, where it is not `once`. Throws `BackendError` only, but for an abort by the caller's own signal.
 */
export async function callValstorm(config: ValstormConfig, call: Call): Promise<Answer> {
  const { attempts, firstWaitMs } = { ...usualTiming, ...config.timing };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send(config, call);
    if ("answer" in outcome) return outcome.answer;
    const mayHelp = outcome.settlement !== "answered" || outcome.error.status >= 500;
    if (call.once || !mayHelp || outcome.settlement === "limited" || attempt >= attempts) throw outcome.error;
    await sleep(firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random()), undefined, options(call.signal));
  }
}

async function send(config: ValstormConfig, call: Call): Promise<Outcome> {
  const { signal, priority, admission } = call;
  await config.gate?.admit(call.group, {
    ...options(signal),
    ...(priority ? { priority } : {}),
    ...(admission ? { admission } : {}),
  });
  let settlement: Settlement = { outcome: "lost", report: null, retryAfterSeconds: undefined };
  try {
    const { response, text } = await exchange(config, call);
    const sentAtMs = sentAt(response.headers) ?? (config.now ?? Date.now)();
    const report: LimitReport = { limit: null, remaining: null, resetsInSeconds: null, sentAtMs };
    const read = response.ok ? readAnswer(response, text, sentAtMs) : refusal(response, text);
    const retryAfterSeconds = "error" in read ? read.error.retryAfterSeconds : undefined;
    settlement = { outcome: "error" in read ? read.settlement : "answered", report, retryAfterSeconds };
    return read;
  } catch (cause) {
    signal?.throwIfAborted();
    return { error: connectionFailure(cause), settlement: "lost" };
  } finally {
    // Nobody waits for the books to be written.
    void config.gate?.settle(call.group, settlement);
  }
}

async function exchange(config: ValstormConfig, { method, path, body, signal }: Call) {
  const { answerWithinMs } = { ...usualTiming, ...config.timing };
  const patience = AbortSignal.timeout(answerWithinMs);
  const response = await fetch(address(config, path), {
    method,
    headers: {
      authorization: `Bearer ${config.token}`,
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
    cache: "no-store",
    redirect: "error",
  });
  return { response, text: await response.text() };
}

function readAnswer(response: Response, text: string, sentAtMs: number): Outcome {
  const json = text.trim() === "" ? null : parseJson(text);
  if (json !== undefined) return { answer: { json, sentAtMs } };
  const cause = new Error("cut or malformed JSON");
  return { error: new BackendError("backend_bad_answer", { status: response.status, cause }), settlement: "lost" };
}

function refusal(response: Response, text: string): Outcome {
  const error = refusalOf(response.status, response.headers, text);
  return { error, settlement: error.code === "rate_limited" ? "limited" : "answered" };
}

/** What it means that no answer came. */
export function connectionFailure(cause: unknown): BackendError {
  const isLate = cause instanceof Error && cause.name === "TimeoutError";
  return new BackendError(isLate ? "backend_timeout" : "backend_unreachable", { status: 0, cause });
}

function options(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

function sentAt(headers: Headers): number | null {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? null : date;
}
