import type { LimitReport, Priority } from "@/lib/backend/port";
import { Forecast } from "./forecast";
import { hourMs, kept } from "./shares";

export type Clock = { now(): number; chance(): number };

export const systemClock: Clock = { now: () => Date.now(), chance: () => Math.random() };

/** Why a request may not be sent now. */
export type Closed = {
  /** `limited`: upstream said to wait. `used_up`: nothing is left. `kept`: what is left is for the more urgent. `testing`: one call tries whether it is open again. */
  why: "limited" | "used_up" | "kept" | "testing";
  /** Until it may be tried, without jitter. */
  waitMs: number;
};

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** Keeps one group of calls within its hourly limit, by what the answers say of it and by its own count between them. */
export class Governor {
  readonly #clock: Clock;
  readonly #forecast: Forecast;
  #limit: number;
  #remaining: number;
  /** Null before the first call of a window whose end upstream has not said. */
  #endsAt: number | null = null;
  #pausedUntil = 0;
  #refusals = 0;
  /** After a closed time one call goes first, and the others follow when it was answered: no storm at the opening. */
  #test: "none" | "due" | "running" = "none";

  constructor(documentedLimit: number, clock: Clock) {
    this.#limit = documentedLimit;
    this.#remaining = documentedLimit;
    this.#clock = clock;
    this.#forecast = new Forecast(clock.now);
  }

  /** Null when a request of this priority may be sent now. */
  closedFor(priority: Priority): Closed | null {
    this.#turnWindow();
    const now = this.#clock.now();
    if (this.#isPaused()) return { why: "limited", waitMs: this.#pausedUntil - now };
    if (this.#remaining < 1) return { why: "used_up", waitMs: this.#untilEnd() };
    if (this.#test === "running") return { why: "testing", waitMs: firstPauseMs };
    const { always, atFirst } = kept[priority];
    const part = always + atFirst * this.#partLeft();
    if (this.#remaining > this.#limit * part || priority === "person") return null;
    return { why: "kept", waitMs: this.#untilLetGo(always, atFirst) };
  }

  /** Counts a request as sent. */
  take(): void {
    this.#turnWindow();
    this.#endsAt ??= this.#clock.now() + hourMs;
    this.#remaining = Math.max(0, this.#remaining - 1);
    if (this.#test === "due") this.#test = "running";
    this.#forecast.note(this.used);
  }

  /** A request that was counted never reached upstream. */
  giveBack(): void {
    this.#remaining = Math.min(this.#limit, this.#remaining + 1);
    if (this.#test === "running") this.#test = "due";
  }

  /** What an answer said. Answers overtake each other, so within one window the lowest figure holds. */
  learn(report: LimitReport | null): void {
    // One that was sent before the group was closed says nothing of its opening.
    if (!this.#isPaused()) {
      this.#test = "none";
      this.#refusals = 0;
    }
    this.#read(report);
  }

  /** An answer did not arrive, or said nothing: the next call may try. */
  lose(): void {
    if (this.#test === "running") this.#test = "due";
  }

  /** Upstream turned a request away. */
  pause(retryAfterSeconds: number | undefined, report: LimitReport | null): void {
    this.#read(report);
    // Many that were under way together are turned away together: that is one refusal.
    if (!this.#isPaused()) this.#refusals += 1;
    const ownMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#refusals - 1));
    const ms = retryAfterSeconds === undefined ? ownMs : retryAfterSeconds * 1000;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
    this.#test = "due";
  }

  get used(): number {
    return this.#limit - this.#remaining;
  }

  /** The figures for people. Times are milliseconds since the epoch. */
  snapshot() {
    this.#turnWindow();
    const endsAt = this.#endsAt;
    const now = this.#clock.now();
    return {
      limit: this.#limit,
      remaining: Math.floor(this.#remaining),
      endsAt,
      pausedUntil: this.#isPaused() ? this.#pausedUntil : null,
      ...this.#forecast.until(endsAt ?? now + hourMs, this.used, this.#limit),
    };
  }

  #read(report: LimitReport | null): void {
    if (!report) return;
    this.#turnWindow();
    const now = this.#clock.now();
    const endsAt = report.resetsInSeconds === null ? null : now + report.resetsInSeconds * 1000;
    if (report.limit !== null && report.limit > 0 && report.limit !== this.#limit) {
      this.#remaining = Math.max(0, report.limit - this.used);
      this.#limit = report.limit;
    }
    // The end is told in whole seconds, so one window may seem to end a moment later than before.
    const isAnother = endsAt !== null && (this.#endsAt === null || endsAt > this.#endsAt + 5_000);
    if (report.remaining !== null) {
      this.#remaining = isAnother ? report.remaining : Math.min(this.#remaining, report.remaining);
    }
    if (endsAt !== null && (isAnother || this.#endsAt === null || endsAt < this.#endsAt)) this.#endsAt = endsAt;
    this.#forecast.note(this.used);
  }

  #isPaused(): boolean {
    return this.#clock.now() < this.#pausedUntil;
  }

  #turnWindow(): void {
    if (this.#endsAt === null || this.#clock.now() < this.#endsAt) return;
    if (this.#remaining < 1) this.#test = "due";
    this.#remaining = this.#limit;
    this.#endsAt = null;
    this.#forecast.begin();
  }

  #untilEnd(): number {
    return this.#endsAt === null ? hourMs : Math.max(0, this.#endsAt - this.#clock.now());
  }

  /** The part of the window that is still to come. */
  #partLeft(): number {
    return Math.min(1, this.#untilEnd() / hourMs);
  }

  #untilLetGo(always: number, atFirst: number): number {
    const partThen = atFirst === 0 ? -1 : (this.#remaining / this.#limit - always) / atFirst;
    return partThen <= 0 ? this.#untilEnd() : Math.max(1_000, (this.#partLeft() - partThen) * hourMs);
  }
}
