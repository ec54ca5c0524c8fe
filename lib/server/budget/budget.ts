import { setTimeout as sleep } from "node:timers/promises";
import { BackendError, type CallGroup, type CallOptions, type Gate, type Settlement } from "@/lib/backend/port";
import { type Clock, type Closed, Governor, systemClock } from "./governor";
import { documentedLimits } from "./shares";

/** A person waits this long for a group to open; everyone else is told at once. */
const patienceMs = 3_000;
const lookAgainMs = 100;
/** Those who are told to come back come back over a tenth of their wait, a minute at most, not all at once. */
const spread = 0.1;
const mostSpreadMs = 60_000;
const sameClockMs = 10_000;

/** The gate to a backend with hourly limits: one governor for each group of calls. */
export class Budget implements Gate {
  readonly clock: Clock;
  readonly #governors: Record<CallGroup, Governor>;
  #aheadMs = 0;

  constructor(clock: Clock = systemClock) {
    this.clock = clock;
    const { read, hydrate, upload, search } = documentedLimits;
    this.#governors = {
      read: new Governor(read, clock),
      hydrate: new Governor(hydrate, clock),
      upload: new Governor(upload, clock),
      search: new Governor(search, clock),
      // No limit is documented; one that answers tell of is kept all the same.
      change: new Governor(Number.MAX_SAFE_INTEGER, clock),
    };
  }

  /** What time it is for upstream, which signs and judges URLs by its own clock. */
  upstreamNow(): number {
    return this.clock.now() + this.#aheadMs;
  }

  governor(group: CallGroup): Governor {
    return this.#governors[group];
  }

  async admit(group: CallGroup, { priority = "person", signal }: CallOptions): Promise<void> {
    const governor = this.#governors[group];
    for (let waitedMs = 0; ; waitedMs += lookAgainMs) {
      signal?.throwIfAborted();
      const closed = governor.closedFor(priority);
      if (!closed) return governor.take();
      const mayWait = priority === "person" && waitedMs < patienceMs && closed.waitMs <= patienceMs;
      if (!mayWait) throw this.refusal(closed);
      await sleep(lookAgainMs);
    }
  }

  settle(group: CallGroup, { outcome, report, retryAfterSeconds }: Settlement): void {
    const governor = this.#governors[group];
    this.#compareClocks(report?.sentAtMs ?? null);
    if (outcome === "unsent") governor.giveBack();
    else if (outcome === "limited") governor.pause(retryAfterSeconds, report);
    else if (outcome === "lost") governor.lose();
    else governor.learn(report);
  }

  /** An answer takes a moment to come, and its time is told in whole seconds. */
  #compareClocks(sentAtMs: number | null): void {
    if (sentAtMs === null) return;
    const aheadMs = sentAtMs - this.clock.now();
    this.#aheadMs = Math.abs(aheadMs) < sameClockMs ? 0 : aheadMs;
  }

  /** What to tell whoever is turned away here. */
  refusal(closed: Closed): BackendError {
    const jitterMs = this.clock.chance() * Math.min(mostSpreadMs, 1_000 + closed.waitMs * spread);
    const retryAfterSeconds = Math.max(1, Math.ceil((closed.waitMs + jitterMs) / 1000));
    return new BackendError("rate_limited", { status: 0, retryAfterSeconds });
  }
}
