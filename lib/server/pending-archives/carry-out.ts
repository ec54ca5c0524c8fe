import { BackendError } from "@/lib/backend/port";
import type { ErrorCode } from "@/lib/domain/errors";
import type { SharedState } from "../shared/shared-state";
import { type Batch, nextStepAt } from "./batch";
import type { BatchStore } from "./batch-store";
import type { Found } from "./find-archived";

/** Milliseconds. */
export type CarryOutTiming = {
  /** Before the second try, doubled with each, up to `longestRetry`. */
  retry: number;
  longestRetry: number;
  /** From the first refusal until the files are given back. */
  patience: number;
  /** The same where an hourly limit is used up: it opens again. */
  limitPatience: number;
};
export const usualCarryOutTiming: CarryOutTiming = {
  retry: 2_000,
  longestRetry: 120_000,
  patience: 15 * 60_000,
  limitPatience: 70 * 60_000,
};

export type CarryOutParts = {
  shared: SharedState;
  store: BatchStore;
  /** Throws `BackendError`. */
  archive(fileId: string): Promise<void>;
  /** What became of those whose answer was lost. Throws `BackendError`. */
  findArchived(fileIds: readonly string[]): Promise<Found>;
  timing: CarryOutTiming;
};

const atOnce = 4;
/** Of a file that another batch asked for too. */
const archivedLifeMs = 3_600_000;
/** Nothing that anyone here does makes these right in a moment. */
const lasting: readonly ErrorCode[] = [
  "not_authorized",
  "insufficient_credits",
  "unsupported",
  "invalid_request",
  "conflict",
];
const lastingAttempts = 3;
/** Those of one file say nothing of the next. */
const ofOneFile: readonly ErrorCode[] = ["invalid_request", "conflict", "outcome_unknown"];
/** It may have been done all the same. */
const unclear: readonly ErrorCode[] = [
  "outcome_unknown",
  "backend_unreachable",
  "backend_timeout",
  "backend_failed",
  "backend_bad_answer",
  "internal",
];

type Failure = { code: ErrorCode; retryAfterMs: number };

/** Archives what is due of a batch, whose lease the caller holds, and notes each step before and after it. */
export async function carryOut(parts: CarryOutParts, id: string, holdsLease: () => boolean): Promise<void> {
  const { store } = parts;
  const tried = new Set<string>();
  let failure: Failure | null = null;
  // What an instance that ended has left behind.
  await store.change(id, (batch) =>
    batch.sending.length === 0
      ? batch
      : { ...batch, sending: [], doubtful: unique([...batch.doubtful, ...batch.sending]) },
  );
  failure = await settleDoubts(parts, id);
  while (holdsLease()) {
    const batch = await store.get(id);
    const dueAt = batch && nextStepAt(batch);
    if (!batch || dueAt === null || dueAt > Date.now()) return;
    // What is in doubt is never sent again on a guess.
    const isOpen = (fileId: string) => !tried.has(fileId) && !batch.doubtful.includes(fileId);
    const rest = batch.files.filter(({ fileId }) => isOpen(fileId)).slice(0, atOnce);
    const isOver = rest.length === 0 || (failure !== null && !ofOneFile.includes(failure.code));
    if (isOver) {
      const last = failure;
      await store.change(id, (now) => (now.files.length === 0 ? null : last ? refused(now, last, parts.timing) : now));
      return;
    }
    const chunk = rest.map(({ fileId }) => fileId);
    const marked = await store.change(id, (now) => ({ ...now, sending: chunk.filter((fileId) => has(now, fileId)) }));
    const outcomes = await Promise.all((marked?.sending ?? []).map((fileId) => archiveOnce(parts, fileId)));
    for (const { fileId, failed } of outcomes) {
      tried.add(fileId);
      failure = failed ?? failure;
    }
    await settle(store, id, outcomes);
  }
}

type OutcomeOfFile = { fileId: string; failed: Failure | null };

async function archiveOnce({ shared, archive }: CarryOutParts, fileId: string): Promise<OutcomeOfFile> {
  const key = `archived:${fileId}`;
  try {
    if ((await shared.get(key)) === null) await archive(fileId);
  } catch (error) {
    const failed = failureOf(error);
    // Gone already is what was wanted.
    if (failed.code !== "not_found") return { fileId, failed };
  }
  await shared.set(key, "1", archivedLifeMs);
  return { fileId, failed: null };
}

function settle(store: BatchStore, id: string, outcomes: readonly OutcomeOfFile[]): Promise<unknown> {
  const done = new Set(outcomes.filter(({ failed }) => !failed).map(({ fileId }) => fileId));
  const doubtful = outcomes.filter(({ failed }) => failed && unclear.includes(failed.code)).map(({ fileId }) => fileId);
  return store.change(id, (now) => {
    const files = now.files.filter(({ fileId }) => !done.has(fileId));
    return files.length === 0 ? null : { ...now, files, sending: [], doubtful: unique([...now.doubtful, ...doubtful]) };
  });
}

/** Takes out what was archived although nobody heard the answer. */
async function settleDoubts({ store, findArchived }: CarryOutParts, id: string): Promise<Failure | null> {
  const doubtful = (await store.get(id))?.doubtful ?? [];
  if (doubtful.length === 0) return null;
  try {
    const { archived, unclear } = await findArchived(doubtful);
    await store.change(id, (now) => {
      const files = now.files.filter(({ fileId }) => !archived.has(fileId));
      return files.length === 0 ? null : { ...now, files, doubtful: [...unclear] };
    });
    return unclear.size === 0 ? null : { code: "outcome_unknown", retryAfterMs: 0 };
  } catch (error) {
    return failureOf(error);
  }
}

/** The batch waits for another try, or is given back to people. */
function refused(batch: Batch, { code, retryAfterMs }: Failure, timing: CarryOutTiming): Batch {
  const now = Date.now();
  const attempts = (batch.refusal?.attempts ?? 0) + 1;
  const since = batch.refusal?.since ?? now;
  const ownMs = Math.min(timing.longestRetry, timing.retry * 2 ** (attempts - 1));
  const refusal = { code, since, attempts, nextTryAt: now + Math.max(ownMs, retryAfterMs) };
  const patience = code === "rate_limited" ? timing.limitPatience : timing.patience;
  const isReturned = lasting.includes(code) ? attempts >= lastingAttempts : refusal.nextTryAt - since > patience;
  return { ...batch, sending: [], refusal, isReturned };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof BackendError)) {
    console.error("vitrine: an archive met a failure and is tried again.", error);
    return { code: "internal", retryAfterMs: 0 };
  }
  return { code: error.code, retryAfterMs: (error.retryAfterSeconds ?? 0) * 1_000 };
}

function has(batch: Batch, fileId: string): boolean {
  return batch.files.some((file) => file.fileId === fileId);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
