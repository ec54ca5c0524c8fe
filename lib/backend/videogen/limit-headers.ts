import type { IncomingHttpHeaders } from "node:http";
import type { LimitReport } from "../port";

/** `Retry-After` (seconds or a date), else the moment of `X-RateLimit-Reset` when nothing remains. */
export function secondsToWait(headers: IncomingHttpHeaders): number | undefined {
  const retryAfter = headers["retry-after"]?.trim();
  if (retryAfter && /^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter);
  if (retryAfter) {
    const until = Date.parse(retryAfter) - senderNow(headers);
    if (!Number.isNaN(until)) return Math.max(0, Math.ceil(until / 1000));
  }
  const { remaining, resetsInSeconds } = limitReport(headers);
  return remaining === 0 ? (resetsInSeconds ?? undefined) : undefined;
}

/** The `X-RateLimit` headers. */
export function limitReport(headers: IncomingHttpHeaders): LimitReport {
  const reset = numberIn(headers, "x-ratelimit-reset");
  return {
    limit: numberIn(headers, "x-ratelimit-limit"),
    remaining: numberIn(headers, "x-ratelimit-remaining"),
    resetsInSeconds: reset === null ? null : untilReset(reset, headers),
    sentAtMs: sentAt(headers),
  };
}

/** Seconds since the epoch, or from now: what is meant shows in the size. */
function untilReset(reset: number, headers: IncomingHttpHeaders): number {
  return Math.max(0, Math.ceil(reset > 1_000_000_000 ? reset - senderNow(headers) / 1000 : reset));
}

function numberIn(headers: IncomingHttpHeaders, name: string): number | null {
  const value = headers[name];
  const text = typeof value === "string" ? value.trim() : "";
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** A moment is one of the sender's clock, which may differ from ours. */
function senderNow(headers: IncomingHttpHeaders): number {
  return sentAt(headers) ?? Date.now();
}

function sentAt(headers: IncomingHttpHeaders): number | null {
  const date = Date.parse(headers.date ?? "");
  return Number.isNaN(date) ? null : date;
}
