import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
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
/** Longer than a call takes; an instance that died while it archived a file is waited for so long. */
const claimMs = 30_000;
const claimLookMs = 50;
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

type Failure = { code: ErrorCode; retryAfterMs: number; cause: unknown };

/** Archives what is due of a batch, whose lease the caller holds, and notes each step before and after it. */
export async function carryOut(parts: CarryOutParts, id: string, holdsLease: () => boolean): Promise<void> {
  const { store } = parts;
  const tried = new Set<string>();
  let failure = await takeOver(parts, id);
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

/**
 * Archives one file of a batch, whose lease the caller holds, before its time. Throws what the backend throws; the file
 * waits on then, to be archived with the others. Does nothing when the batch has it no more.
 */
export async function carryOutOne(parts: CarryOutParts, id: string, fileId: string): Promise<void> {
  const failure = await takeOver(parts, id);
  if ((await parts.store.get(id))?.doubtful.includes(fileId)) {
    throw failure?.cause instanceof BackendError ? failure.cause : new BackendError("outcome_unknown", { status: 0 });
  }
  const marked = await parts.store.change(id, (now) => (has(now, fileId) ? { ...now, sending: [fileId] } : now));
  if (!marked?.sending.includes(fileId)) return;
  const outcome = await archiveOnce(parts, fileId);
  await settle(parts.store, id, [outcome]);
  if (outcome.failed) throw outcome.failed.cause;
}

/** Finds out what became of what an instance that ended has left behind; null when nothing is in doubt any more. */
async function takeOver(parts: CarryOutParts, id: string): Promise<Failure | null> {
  await parts.store.change(id, (batch) =>
    batch.sending.length === 0
      ? batch
      : { ...batch, sending: [], doubtful: unique([...batch.doubtful, ...batch.sending]) },
  );
  return settleDoubts(parts, id);
}

type OutcomeOfFile = { fileId: string; failed: Failure | null };

async function archiveOnce({ shared, archive }: CarryOutParts, fileId: string): Promise<OutcomeOfFile> {
  const claimKey = `archiving:${fileId}`;
  const claim = randomUUID();
  const givesUpAt = Date.now() + claimMs;
  // Two batches have the same file when it was asked for at two instances at the same moment.
  while (!(await shared.replace(claimKey, null, claim, claimMs))) {
    if (Date.now() > givesUpAt) return { fileId, failed: { code: "outcome_unknown", retryAfterMs: 0, cause: null } };
    await sleep(claimLookMs);
  }
  try {
    if (!(await wasArchived(shared, fileId))) await archive(fileId);
    await shared.set(archivedKey(fileId), "1", archivedLifeMs);
    return { fileId, failed: null };
  } catch (error) {
    const failed = failureOf(error);
    // Gone already is what was wanted.
    return { fileId, failed: failed.code === "not_found" ? null : failed };
  } finally {
    await shared.replace(claimKey, claim, null, 0);
  }
}

/** True within an hour of what was carried out. */
export async function wasArchived(shared: SharedState, fileId: string): Promise<boolean> {
  return (await shared.get(archivedKey(fileId))) !== null;
}

function archivedKey(fileId: string): string {
  return `archived:${fileId}`;
}

function settle(store: BatchStore, id: string, outcomes: readonly OutcomeOfFile[]): Promise<unknown> {
  const done = new Set(outcomes.filter(({ failed }) => !failed).map(({ fileId }) => fileId));
  const doubtful = outcomes.filter(({ failed }) => failed && unclear.includes(failed.code)).map(({ fileId }) => fileId);
  return store.change(id, (now) => {
    const files = now.files.filter(({ fileId }) => !done.has(fileId));
    const open = unique([...now.doubtful, ...doubtful]).filter((fileId) => !done.has(fileId));
    return files.length === 0 ? null : { ...now, files, sending: [], doubtful: open };
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
    return unclear.size === 0 ? null : { code: "outcome_unknown", retryAfterMs: 0, cause: null };
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
    return { code: "internal", retryAfterMs: 0, cause: error };
  }
  return { code: error.code, retryAfterMs: (error.retryAfterSeconds ?? 0) * 1_000, cause: error };
}

function has(batch: Batch, fileId: string): boolean {
  return batch.files.some((file) => file.fileId === fileId);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
