import type { PendingArchive, PendingArchives } from "@/lib/domain/pending-archives";
import { failures } from "../messages";
import type { Batch, BatchIndex } from "./batch";

const mostNames = 3;

/** The batches as browsers see them: one entry for each group. */
export function overviewOf(
  { batches, index }: { batches: readonly Batch[]; index: BatchIndex },
  graceMs: number,
): PendingArchives {
  const groups = new Map<string, Batch[]>();
  for (const batch of batches) {
    // What people have back is told apart from what still waits.
    const key = `${batch.group} ${batch.isReturned}`;
    groups.set(key, [...(groups.get(key) ?? []), batch]);
  }
  const still = new Set(batches.map(({ group }) => group));
  const ended = new Map(index.ended.filter(({ group }) => !still.has(group)).map((one) => [one.group, one.outcome]));
  return {
    now: Date.now() / 1_000,
    version: String(index.version),
    graceSeconds: graceMs / 1_000,
    archives: [...groups.values()].map(archiveOf),
    ended: [...ended].map(([group, outcome]) => ({ group, outcome })),
  };
}

function archiveOf(batches: readonly Batch[]): PendingArchive {
  const files = batches.flatMap((batch) => batch.files);
  const refusal = batches.find((batch) => batch.refusal)?.refusal;
  const [first] = batches;
  return {
    group: first?.group ?? "",
    by: first?.by ?? "",
    requestedAt: Math.min(...batches.map(({ requestedAt }) => requestedAt)) / 1_000,
    dueAt: Math.min(...batches.map(({ dueAt }) => dueAt)) / 1_000,
    state: stateOf(batches),
    fileIds: files.map(({ fileId }) => fileId),
    names: files.slice(0, mostNames).map(({ name }) => name),
    message: refusal ? failures[refusal.code].message : null,
  };
}

function stateOf(batches: readonly Batch[]): PendingArchive["state"] {
  if (batches.some(({ isReturned }) => isReturned)) return "returned";
  if (batches.some(({ refusal }) => refusal)) return "retrying";
  const isDue = batches.some(({ dueAt, sending }) => sending.length > 0 || dueAt <= Date.now());
  return isDue ? "sending" : "waiting";
}
