import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { behindTheAnswer } from "./behind-the-answer";
import type { SharedState } from "./shared-state";

/**
 * A lease is renewed while its holder lives: one that died costs the others this long. Long enough for a holder that a
 * storm of requests keeps from renewing it, for just then the work must not be done twice.
 */
const usualLeaseMs = 4_000;
/** Whoever has waited so long does the work too. */
const patienceMs = 10_000;
const [firstLookMs, longestLookMs] = [10, 80];

type Flight<T> = {
  /** What the work is for; equal among instances. */
  key: string;
  schema: z.ZodType<T>;
  /** How long the outcome answers those who come later. */
  keepMs(outcome: T): number;
  work(): Promise<T>;
  /** What others need beside the outcome: there before they are told of it. */
  share?(): Promise<void>;
  /** What another has brought meanwhile: for whoever waited for it and came too late to be told. */
  find?(): Promise<T | null>;
};

/**
 * Runs `work` once however many instances ask for the same key at once: one holds a lease and the others get its
 * outcome. Work that fails is tried by the next one who waits. A single instance runs it at once.
 */
export async function onceAmongInstances<T>(state: SharedState, flight: Flight<T>, leaseMs = usualLeaseMs): Promise<T> {
  if (state.kind === "memory") return flight.work();
  const key = flightKey(flight.key);
  const givesUpAt = performance.now() + patienceMs;
  for (let lookMs = firstLookMs; ; lookMs = Math.min(longestLookMs, lookMs * 1.5)) {
    const lease = `held ${randomUUID()}`;
    const work = async () => (lookMs > firstLookMs ? await flight.find?.() : null) ?? flight.work();
    const claim = await state.replaceOrRead(key, null, lease, leaseMs);
    if (claim.isDone) return runLeased(state, { ...flight, work }, lease, leaseMs);
    if (claim.present?.startsWith("done ")) return readOutcome(flight, claim.present.slice(5));
    if (performance.now() > givesUpAt) return flight.work();
    await sleep(lookMs);
  }
}

/** What is done or under way for the key answers nobody any more. */
export function forgetFlight(state: SharedState, key: string): Promise<void> {
  return state.kind === "memory" ? Promise.resolve() : state.delete(flightKey(key));
}

async function runLeased<T>(state: SharedState, flight: Flight<T>, lease: string, leaseMs: number): Promise<T> {
  const key = flightKey(flight.key);
  const renewal = setInterval(() => void state.replace(key, lease, lease, leaseMs), leaseMs / 3);
  try {
    const outcome = await flight.work();
    void behindTheAnswer(async () => {
      await flight.share?.();
      clearInterval(renewal);
      await state.replace(key, lease, `done ${JSON.stringify(outcome)}`, flight.keepMs(outcome));
    });
    return outcome;
  } catch (error) {
    clearInterval(renewal);
    await state.replace(key, lease, null, 0);
    throw error;
  }
}

/** What another version of Vitrine wrote may not be understood. */
function readOutcome<T>(flight: Flight<T>, text: string): Promise<T> | T {
  const parsed = flight.schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : flight.work();
}

function flightKey(key: string): string {
  return `flight:${key}`;
}
