import { setTimeout as sleep } from "node:timers/promises";
import {
  type Admission,
  BackendError,
  type CallGroup,
  type CallOptions,
  type Gate,
  type Settlement,
} from "@/lib/backend/port";
import { behindTheAnswer } from "../shared/behind-the-answer";
import type { SharedState } from "../shared/shared-state";
import { type Clock, Governor, systemClock } from "./governor";
import type { Closed } from "./governor-state";
import { SharedGovernor } from "./shared-governor";
import { documentedLimits } from "./shares";

/** A person waits this long for a group to open, which covers a few refusals in a row; everyone else is told at once. */
const patienceMs = 8_000;
const lookAgainMs = 100;
/** Those who are told to come back come back over a tenth of their wait, a minute at most, not all at once. */
const spread = 0.1;
const mostSpreadMs = 60_000;
const sameClockMs = 10_000;

const groups = ["read", "hydrate", "upload", "search", "change"] as const satisfies CallGroup[];

/**
 * The gate to a backend with hourly limits: one governor for each group of calls. Given a shared state of several
 * instances they count together; alone, nothing is written or waited for.
 */
export class Budget implements Gate {
  readonly clock: Clock;
  readonly #governors: Record<CallGroup, Governor>;
  readonly #shared: Map<CallGroup, SharedGovernor>;
  #aheadMs = 0;

  constructor(clock: Clock = systemClock, shared: SharedState | null = null, limits = documentedLimits) {
    this.clock = clock;
    const { read, hydrate, upload, search } = limits;
    this.#governors = {
      read: new Governor(read, clock),
      hydrate: new Governor(hydrate, clock),
      upload: new Governor(upload, clock),
      search: new Governor(search, clock),
      // No limit is documented; one that answers tell of is kept all the same.
      change: new Governor(Number.MAX_SAFE_INTEGER, clock),
    };
    this.#shared = new Map();
    if (!shared || shared.kind === "memory") return;
    for (const group of groups) {
      this.#shared.set(group, new SharedGovernor(this.#governors[group], `budget:${group}`, shared, clock.now));
    }
  }

  /** What time it is for upstream, which signs and judges URLs by its own clock. */
  upstreamNow(): number {
    return this.clock.now() + this.#aheadMs;
  }

  /** How the group stood when this instance last looked or heard of it; `refresh` looks. */
  governor(group: CallGroup): Governor {
    return this.#governors[group];
  }

  async admit(group: CallGroup, { priority = "person", signal, admission }: CallOptions): Promise<void> {
    if (admission && !admission.isUsed) {
      admission.isUsed = true;
      return admission.whenAdmitted;
    }
    for (let waitedMs = 0; ; waitedMs += lookAgainMs) {
      signal?.throwIfAborted();
      const closed = await this.#change(group, (governor) => {
        const why = governor.closedFor(priority);
        if (!why) governor.take();
        return why;
      });
      if (!closed) return;
      const mayWait = priority === "person" && waitedMs < patienceMs && closed.waitMs <= patienceMs;
      if (!mayWait) throw this.refusal(closed);
      await sleep(lookAgainMs);
    }
  }

  /** Asks before it is known whether the call will be made: at the same time as whatever decides it. */
  admitAhead(group: CallGroup, options: CallOptions): Admission {
    const whenAdmitted = this.admit(group, options);
    // Whoever makes the call is told, and nobody else needs to be.
    whenAdmitted.catch(() => undefined);
    return { isUsed: false, whenAdmitted };
  }

  /** The call was not made. */
  async giveBack(group: CallGroup, admission: Admission): Promise<void> {
    if (admission.isUsed) return;
    admission.isUsed = true;
    const isAdmitted = await admission.whenAdmitted.then(
      () => true,
      () => false,
    );
    if (isAdmitted) await this.settle(group, { outcome: "unsent", report: null, retryAfterSeconds: undefined });
  }

  settle(group: CallGroup, { outcome, report, retryAfterSeconds }: Settlement): Promise<void> | void {
    this.#compareClocks(report?.sentAtMs ?? null);
    const note = () =>
      this.#change(group, (governor) => {
        if (outcome === "unsent") governor.giveBack();
        else if (outcome === "limited") governor.pause(retryAfterSeconds, report);
        else if (outcome === "lost") governor.lose();
        else governor.learn(report);
      });
    // What an answer says of the hour can wait; that nothing may be sent now cannot.
    const isNews = outcome !== "answered" || !this.#shared.has(group);
    return isNews ? note() : behindTheAnswer(async () => note());
  }

  /** Looks at what all instances have counted. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#shared.values()].map((shared) => shared.change(() => undefined)));
  }

  #change<T>(group: CallGroup, work: (governor: Governor) => T): Promise<T> | T {
    const shared = this.#shared.get(group);
    return shared ? shared.change(work) : work(this.#governors[group]);
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
