import { BackendError } from "@/lib/backend/port";
import { failures } from "../messages";

/** How the work stands, for those who ask. */
export type SyncState =
  | { kind: "working" }
  | { kind: "paused"; untilMs: number }
  | { kind: "declined"; most: number }
  | { kind: "failed"; message: string };

const longestRetryMs = 60_000;

/** What to do after a failure: how long to wait, longer with each that follows another, and what to say meanwhile. */
export class Setbacks {
  #inARow = 0;
  constructor(private readonly firstWaitMs: number) {}

  over(): void {
    this.#inARow = 0;
  }

  met(error: unknown): { waitMs: number; state: SyncState } {
    this.#inARow += 1;
    const ownMs = Math.min(longestRetryMs, this.firstWaitMs * 2 ** (this.#inARow - 1));
    const known = error instanceof BackendError ? error : null;
    const waitMs = known?.retryAfterSeconds === undefined ? ownMs : known.retryAfterSeconds * 1000;
    if (!known) console.error("vitrine: the library index met a failure and tries again.", error);
    if (known?.code === "rate_limited") return { waitMs, state: { kind: "paused", untilMs: Date.now() + waitMs } };
    return { waitMs, state: { kind: "failed", message: failures[known?.code ?? "internal"].message } };
  }
}
