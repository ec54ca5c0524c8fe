import type { z } from "zod";
import { BackendError, type LimitReport } from "../port";
import { looksLikeHtml, parseJson } from "./answer-body";
import { limitReport } from "./limit-headers";
import { refusalOf } from "./refusal";
import { sendRequest } from "./send-request";

/** How far a failed request came, which decides whether it may be sent again. */
export type Reach =
  /** No connection came about: nothing was done. */
  | "unsent"
  /** Turned away by a limit: nothing was done, and it may be sent again later. */
  | "limited"
  /** The API said no, with its reason. */
  | "refused"
  /** The answer was lost, cut, unreadable or a server's failure: it may have been done. */
  | "unknown";

export type Outcome<T> = Result<T> & {
  /** What the answer said of its limit; null when none arrived. */
  report: LimitReport | null;
};
export type Result<T> = { ok: true; value: T } | { ok: false; error: BackendError; reach: Reach };

type Exchange<T> = {
  url: URL;
  method: "GET" | "POST" | "DELETE";
  apiKey: string;
  body: unknown;
  answer: z.ZodType<T>;
  answerWithinMs: number;
  stallMs: number;
  /** Of whoever asks: when it aborts, its reason is thrown. */
  signal: AbortSignal | undefined;
};

/** Sends one request once, and tells what became of it. Throws only when the caller's own signal aborts. */
export async function exchange<T>(request: Exchange<T>): Promise<Outcome<T>> {
  const clock = new StallClock();
  const signal = request.signal ? AbortSignal.any([request.signal, clock.signal]) : clock.signal;
  try {
    clock.expectWithin(request.answerWithinMs, "no answer");
    const { status, headers, body } = await sendRequest({
      url: request.url,
      method: request.method,
      headers: {
        authorization: `Bearer ${request.apiKey}`,
        accept: "application/json",
        "x-videogen-client": "vitrine",
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal,
      onProgress: () => clock.expectWithin(request.stallMs, "the answer stalled"),
    });
    const isSuccess = status >= 200 && status < 300;
    const result = isSuccess ? read(status, body, request.answer) : refusalOf(status, headers, body);
    return { ...result, report: limitReport(headers) };
  } catch (cause) {
    request.signal?.throwIfAborted();
    if (clock.signal.aborted) return lost("backend_timeout", "unknown", clock.signal.reason);
    return lost("backend_unreachable", neverConnected(cause) ? "unsent" : "unknown", cause);
  } finally {
    clock.stop();
  }
}

function lost(code: "backend_timeout" | "backend_unreachable", reach: Reach, cause: unknown): Outcome<never> {
  return { ok: false, error: new BackendError(code, { status: 0, cause }), reach, report: null };
}

function read<T>(status: number, body: Buffer, answer: z.ZodType<T>): Result<T> {
  const json = status === 204 ? null : parseJson(body);
  const parsed = json === undefined ? null : answer.safeParse(json);
  if (parsed?.success) return { ok: true, value: parsed.data };
  const cause = parsed?.error ?? new Error(looksLikeHtml(body) ? "an HTML page" : "cut or malformed JSON");
  return { ok: false, error: new BackendError("backend_bad_answer", { status, cause }), reach: "unknown" };
}

const beforeConnection = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

function neverConnected(error: unknown): boolean {
  for (let link = error; link instanceof Error; link = link.cause) {
    if ("code" in link && typeof link.code === "string" && beforeConnection.has(link.code)) return true;
  }
  return false;
}

/** Aborts when what was expected does not come in time. */
class StallClock {
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  expectWithin(ms: number, otherwise: string): void {
    this.stop();
    this.#timer = setTimeout(() => this.#stop.abort(new Error(`${otherwise} within ${ms} ms`)), ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
