import type { z } from "zod";
import type { ErrorCode } from "@/lib/domain/errors";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { BackendError, type CallOptions } from "../port";

export type ClientConfig = { apiKey: string; baseUrl: string };

type Request = CallOptions & { method: "GET" | "POST"; path: string; body?: unknown };

const timeoutMs = 15_000;

/** Sends one call to VideoGen and parses its answer. Throws `BackendError` only, but for an abort by the caller's own signal. */
export async function callVideogen<T>(config: ClientConfig, request: Request, answer: z.ZodType<T>): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const response = await fetch(new URL(request.path, config.baseUrl), {
      method: request.method,
      headers: {
        authorization: `Bearer ${config.apiKey}`,
        accept: "application/json",
        "x-videogen-client": "vitrine",
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal,
      cache: "no-store",
      redirect: "error",
    });
    const text = await response.text();
    if (!response.ok) throw failureOf(response, text);
    const parsed = answer.safeParse(parseJson(text));
    if (!parsed.success) {
      throw new BackendError("backend_bad_answer", { status: response.status, cause: parsed.error });
    }
    return parsed.data;
  } catch (cause) {
    if (cause instanceof BackendError || request.signal?.aborted) throw cause;
    throw new BackendError(timeout.aborted ? "backend_timeout" : "backend_unreachable", { status: 0, cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, text: string): BackendError {
  const parsed = errorAnswerSchema.safeParse(parseJson(text));
  const code = parsed.success ? parsed.data.code : undefined;
  const requirement = parsed.success ? parsed.data.requirement : undefined;
  const retryAfterSeconds = secondsToWait(response.headers);
  return new BackendError(errorCodeOf(response.status, code ?? undefined), {
    status: response.status,
    ...(requirement ? { requirement } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function errorCodeOf(status: number, code: string | undefined): ErrorCode {
  if (status === 401) return "backend_key_rejected";
  if (code === "insufficient_credits") return "insufficient_credits";
  if (status === 403) return "not_authorized";
  if (status === 404) return "not_found";
  if (status === 409) return "conflict";
  if (status === 429) return "rate_limited";
  if (status >= 400 && status < 500) return "invalid_request";
  return "backend_failed";
}

/** `Retry-After` in seconds, else the moment of `X-RateLimit-Reset` (seconds since the epoch, or from now). */
function secondsToWait(headers: Headers): number | undefined {
  const retryAfter = headers.get("retry-after");
  if (retryAfter && /^\d+$/.test(retryAfter)) return Number(retryAfter);
  const reset = headers.get("x-ratelimit-reset");
  if (!reset || headers.get("x-ratelimit-remaining") !== "0" || !/^\d+(\.\d+)?$/.test(reset)) return undefined;
  const seconds = Number(reset);
  const aboutNow = Date.now() / 1000;
  return Math.max(0, Math.ceil(seconds > 1_000_000_000 ? seconds - aboutNow : seconds));
}
