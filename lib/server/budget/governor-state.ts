import { z } from "zod";
import type { LimitReport, Priority } from "@/lib/backend/port";
import { hourMs, kept } from "./shares";

/** Why a request may not be sent now. */
export type Closed = {
  /** `limited`: upstream said to wait. `used_up`: nothing is left. `kept`: what is left is for the more urgent. `testing`: one call tries whether it is open again. */
  why: "limited" | "used_up" | "kept" | "testing";
  /** Until it may be tried, without jitter. */
  waitMs: number;
};

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** A test that stalls must not keep everyone waiting, nor one of an instance that ended: then another call tries. */
const longestTestMs = 2_000;
/** The end is told in whole seconds, so one window may seem to end a moment later than before. */
const sameEndMs = 5_000;

/** How one group of calls stands towards its hourly limit: plain data that instances can share. Times are milliseconds since the epoch. */
export const governorStateSchema = z.object({
  limit: z.number(),
  remaining: z.number(),
  /** Null before the first call of a window whose end upstream has not said. */
  endsAt: z.number().nullable(),
  /** Never goes back. */
  pausedUntil: z.number(),
  refusals: z.number(),
  /** After a closed time one call goes first, and the others follow when it was answered: no storm at the opening. */
  test: z.enum(["none", "due", "running"]),
  testSince: z.number(),
});
export type GovernorState = z.infer<typeof governorStateSchema>;

export function beginning(limit: number): GovernorState {
  return { limit, remaining: limit, endsAt: null, pausedUntil: 0, refusals: 0, test: "none", testSince: 0 };
}

/** What has come about by time alone: a new window, a test that nobody will settle. */
export function turned(state: GovernorState, now: number): GovernorState {
  const isLost = state.test === "running" && now - state.testSince > longestTestMs;
  const tested = isLost ? { ...state, test: "due" as const } : state;
  if (tested.endsAt === null || now < tested.endsAt) return tested;
  return { ...tested, test: tested.remaining < 1 ? "due" : tested.test, remaining: tested.limit, endsAt: null };
}

/** Null when a request of this priority may be sent now. */
export function closedFor(before: GovernorState, priority: Priority, now: number): Closed | null {
  const state = turned(before, now);
  if (isPaused(state, now)) return { why: "limited", waitMs: state.pausedUntil - now };
  if (state.remaining < 1) return { why: "used_up", waitMs: untilEnd(state, now) };
  if (state.test === "running") return { why: "testing", waitMs: firstPauseMs };
  const { always, atFirst } = kept[priority];
  const part = always + atFirst * partLeft(state, now);
  if (state.remaining > state.limit * part || priority === "person") return null;
  return { why: "kept", waitMs: untilLetGo(state, now, always, atFirst) };
}

/** A request counts as sent. */
export function taken(before: GovernorState, now: number): GovernorState {
  const state = turned(before, now);
  return {
    ...state,
    endsAt: state.endsAt ?? now + hourMs,
    remaining: Math.max(0, state.remaining - 1),
    ...(state.test === "due" ? { test: "running", testSince: now } : {}),
  };
}

/** A request that was counted never reached upstream. */
export function givenBack(state: GovernorState): GovernorState {
  return { ...lost(state), remaining: Math.min(state.limit, state.remaining + 1) };
}

/** An answer did not arrive, or said nothing: the next call may try. */
export function lost(state: GovernorState): GovernorState {
  return state.test === "running" ? { ...state, test: "due" } : state;
}

/** What an answer said. */
export function learned(state: GovernorState, report: LimitReport | null, now: number): GovernorState {
  // One that was sent before the group was closed says nothing of its opening.
  const opened = isPaused(state, now) ? state : { ...state, test: "none" as const, refusals: 0 };
  return told(opened, report, now);
}

/** Upstream turned a request away. */
export function paused(
  before: GovernorState,
  retryAfterSeconds: number | undefined,
  report: LimitReport | null,
  now: number,
): GovernorState {
  const state = told(before, report, now);
  // Many that were under way together are turned away together: that is one refusal.
  const refusals = isPaused(state, now) ? state.refusals : state.refusals + 1;
  const ownMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (refusals - 1));
  const ms = retryAfterSeconds === undefined ? ownMs : retryAfterSeconds * 1000;
  return { ...state, refusals, pausedUntil: Math.max(state.pausedUntil, now + ms), test: "due" };
}

/**
 * The same group as the instances and as this one remember it, for the instances' memory may be of before an outage:
 * of two memories of one window the one with less left is right.
 */
export function agreed(common: GovernorState, own: GovernorState, now: number): GovernorState {
  const [shared, mine] = [turned(common, now), turned(own, now)];
  const pausedUntil = Math.max(mine.pausedUntil, shared.pausedUntil);
  const isLater = shared.endsAt !== null && mine.endsAt !== null && shared.endsAt > mine.endsAt + sameEndMs;
  if (mine.endsAt === null || isLater || mine.limit !== shared.limit) return { ...shared, pausedUntil };
  const remaining = Math.min(mine.remaining, shared.remaining);
  return { ...shared, pausedUntil, remaining, endsAt: shared.endsAt ?? mine.endsAt };
}

export function isPaused(state: GovernorState, now: number): boolean {
  return now < state.pausedUntil;
}

/** Answers overtake each other, so within one window the lowest figure holds. */
function told(before: GovernorState, report: LimitReport | null, now: number): GovernorState {
  if (!report) return before;
  const state = { ...turned(before, now) };
  const endsAt = report.resetsInSeconds === null ? null : now + report.resetsInSeconds * 1000;
  if (report.limit !== null && report.limit > 0 && report.limit !== state.limit) {
    state.remaining = Math.max(0, report.limit - (state.limit - state.remaining));
    state.limit = report.limit;
  }
  const isAnother = endsAt !== null && (state.endsAt === null || endsAt > state.endsAt + sameEndMs);
  if (report.remaining !== null) {
    state.remaining = isAnother ? report.remaining : Math.min(state.remaining, report.remaining);
  }
  if (endsAt !== null && (isAnother || state.endsAt === null || endsAt < state.endsAt)) state.endsAt = endsAt;
  return state;
}

function untilEnd({ endsAt }: GovernorState, now: number): number {
  return endsAt === null ? hourMs : Math.max(0, endsAt - now);
}

/** The part of the window that is still to come. */
function partLeft(state: GovernorState, now: number): number {
  return Math.min(1, untilEnd(state, now) / hourMs);
}

function untilLetGo(state: GovernorState, now: number, always: number, atFirst: number): number {
  const partThen = atFirst === 0 ? -1 : (state.remaining / state.limit - always) / atFirst;
  return partThen <= 0 ? untilEnd(state, now) : Math.max(1_000, (partLeft(state, now) - partThen) * hourMs);
}
