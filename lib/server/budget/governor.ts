import type { LimitReport, Priority } from "@/lib/backend/port";
import { Forecast } from "./forecast";
import * as transitions from "./governor-state";
import { hourMs } from "./shares";

export type Clock = { now(): number; chance(): number };

export const systemClock: Clock = { now: () => Date.now(), chance: () => Math.random() };

/** Keeps one group of calls within its hourly limit, by what the answers say of it and by its own count between them. */
export class Governor {
  readonly #clock: Clock;
  /** From what this instance sees of the common count. */
  readonly #forecast: Forecast;
  #state: transitions.GovernorState;

  constructor(documentedLimit: number, clock: Clock) {
    this.#state = transitions.beginning(documentedLimit);
    this.#clock = clock;
    this.#forecast = new Forecast(clock.now);
  }

  get state(): transitions.GovernorState {
    return this.#state;
  }

  /** Goes on from there, for instance from what another instance has counted. */
  adopt(state: transitions.GovernorState): void {
    this.#turnWindow();
    this.#state = state;
    this.#forecast.note(this.used);
  }

  /** Null when a request of this priority may be sent now. */
  closedFor(priority: Priority): transitions.Closed | null {
    this.#turnWindow();
    return transitions.closedFor(this.#state, priority, this.#clock.now());
  }

  /** Counts a request as sent. */
  take(): void {
    this.#turnWindow();
    this.#state = transitions.taken(this.#state, this.#clock.now());
    this.#forecast.note(this.used);
  }

  /** A request that was counted never reached upstream. */
  giveBack(): void {
    this.#state = transitions.givenBack(this.#state);
  }

  /** What an answer said. Answers overtake each other, so within one window the lowest figure holds. */
  learn(report: LimitReport | null): void {
    this.#turnWindow();
    this.#state = transitions.learned(this.#state, report, this.#clock.now());
    if (report) this.#forecast.note(this.used);
  }

  /** An answer did not arrive, or said nothing: the next call may try. */
  lose(): void {
    this.#state = transitions.lost(this.#state);
  }

  /** Upstream turned a request away. */
  pause(retryAfterSeconds: number | undefined, report: LimitReport | null): void {
    this.#turnWindow();
    this.#state = transitions.paused(this.#state, retryAfterSeconds, report, this.#clock.now());
  }

  get used(): number {
    return this.#state.limit - this.#state.remaining;
  }

  /** The figures for people. Times are milliseconds since the epoch. */
  snapshot() {
    this.#turnWindow();
    const { limit, remaining, endsAt, pausedUntil } = this.#state;
    const now = this.#clock.now();
    return {
      limit,
      remaining: Math.floor(remaining),
      endsAt,
      pausedUntil: transitions.isPaused(this.#state, now) ? pausedUntil : null,
      ...this.#forecast.until(endsAt ?? now + hourMs, this.used, limit),
    };
  }

  #turnWindow(): void {
    const state = transitions.turned(this.#state, this.#clock.now());
    if (state.endsAt === null && this.#state.endsAt !== null) this.#forecast.begin();
    this.#state = state;
  }
}
