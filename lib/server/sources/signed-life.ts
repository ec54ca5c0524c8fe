import type { Source } from "@/lib/domain/media-file";

/** A URL handed to a browser should live at least this long, where upstream signs for long enough. */
const wantedSeconds = 300;
/** Of a URL whose end upstream does not say, no more than this is believed. */
const unsaidSeconds = 600;

/** Seconds of life left at a moment of upstream's clock; infinite for a permanent URL, 0 without a URL. */
export function lifeLeft(source: Source | null, nowMs: number): number {
  if (!source?.url) return 0;
  return source.expiresAt === null ? Number.POSITIVE_INFINITY : Math.max(0, source.expiresAt - nowMs / 1000);
}

/** Time enough to follow a redirect. */
const leastMarginSeconds = 10;

/** The last seconds of a URL's life, in which it is no more handed out: a quarter of what it had when it was told. */
export function margin(lifeSeconds: number): number {
  return Math.max(leastMarginSeconds, Math.min(wantedSeconds, lifeSeconds / 4));
}

/** The life that is left must be this long for a URL to be worth handing out, by how long upstream signs. */
export function leastLife(fullLifeSeconds: number): number {
  return Math.min(wantedSeconds, fullLifeSeconds / 2);
}

/** When to stop handing it out, in seconds since the epoch of upstream's clock. */
export function usableUntil(source: Source, nowMs: number): number {
  const now = nowMs / 1000;
  const life = source.expiresAt === null ? unsaidSeconds : source.expiresAt - now;
  return now + life - margin(life);
}
