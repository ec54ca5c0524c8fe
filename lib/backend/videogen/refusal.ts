import type { ErrorCode } from "@/lib/domain/errors";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { BackendError } from "../port";
import { looksLikeHtml, type Outcome, parseJson, type Reach } from "./exchange";

/** What an answer that is not 2xx means. One that the API did not write (a gateway's page) says nothing of the file. */
export function refusalOf(response: Response, text: string): Outcome<never> {
  const parsed = errorAnswerSchema.safeParse(parseJson(text));
  const code = parsed.success ? (parsed.data.code ?? undefined) : undefined;
  const requirement = parsed.success ? parsed.data.requirement : undefined;
  const retryAfterSeconds = secondsToWait(response.headers);
  const [errorCode, reach] = meaningOf(response.status, code, parsed.success);
  const error = new BackendError(errorCode, {
    status: response.status,
    ...(requirement ? { requirement } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(parsed.success
      ? {}
      : { cause: new Error(looksLikeHtml(text) ? "an HTML page" : "not the API's form of an error") }),
  });
  return { ok: false, error, reach };
}

function meaningOf(status: number, code: string | undefined, isFromApi: boolean): [ErrorCode, Reach] {
  if (status === 401) return ["backend_key_rejected", "refused"];
  if (status === 429) {
    return code === "insufficient_credits" ? ["insufficient_credits", "refused"] : ["rate_limited", "limited"];
  }
  if (status >= 500 || status === 408) return ["backend_failed", "unknown"];
  if (!isFromApi) return ["backend_bad_answer", "unknown"];
  if (code === "insufficient_credits") return ["insufficient_credits", "refused"];
  if (status === 403) return ["not_authorized", "refused"];
  if (status === 404) return ["not_found", "refused"];
  if (status === 409) return ["conflict", "refused"];
  return ["invalid_request", "refused"];
}

/** `Retry-After` (seconds or a date), else the moment of `X-RateLimit-Reset` when nothing remains. */
export function secondsToWait(headers: Headers, nowMs = Date.now()): number | undefined {
  const retryAfter = headers.get("retry-after")?.trim();
  if (retryAfter && /^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter);
  if (retryAfter) {
    // A date is one of the sender's clock.
    const sender = Date.parse(headers.get("date") ?? "");
    const until = Date.parse(retryAfter) - (Number.isNaN(sender) ? nowMs : sender);
    if (!Number.isNaN(until)) return Math.max(0, Math.ceil(until / 1000));
  }
  if (headers.get("x-ratelimit-remaining") !== "0") return undefined;
  return secondsUntilReset(headers, nowMs);
}

/** `X-RateLimit-Reset`: seconds since the epoch, or from now. */
function secondsUntilReset(headers: Headers, nowMs: number): number | undefined {
  const reset = headers.get("x-ratelimit-reset")?.trim();
  if (!reset || !/^\d+(\.\d+)?$/.test(reset)) return undefined;
  const seconds = Number(reset);
  return Math.max(0, Math.ceil(seconds > 1_000_000_000 ? seconds - nowMs / 1000 : seconds));
}
