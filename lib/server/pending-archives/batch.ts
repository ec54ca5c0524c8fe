import { z } from "zod";
import { errorCodes } from "@/lib/domain/errors";

const outcomeSchema = z.enum(["archived", "undone"]);

/** Files that one request asked to archive and that are not archived yet. Times are milliseconds since the epoch. */
export const batchSchema = z.object({
  id: z.string(),
  /** Undone together. */
  group: z.string(),
  by: z.string(),
  requestedAt: z.number(),
  dueAt: z.number(),
  files: z.array(z.object({ fileId: z.string(), name: z.string() })),
  /** Being sent now, or when the instance that sent them ended. */
  sending: z.array(z.string()),
  /** Sent without an answer: whether they are archived must be found out before they are sent again. */
  doubtful: z.array(z.string()),
  /** Null until the backend refuses. */
  refusal: z
    .object({
      code: z.enum(errorCodes).catch("internal"),
      since: z.number(),
      attempts: z.number(),
      nextTryAt: z.number(),
    })
    .nullable(),
  /** Given up: its files are in the library again, and people are to be told. */
  isReturned: z.boolean(),
  /** What became of it, from then until the index says so and the batch is removed. */
  ended: z.object({ outcome: outcomeSchema, at: z.number() }).nullable().default(null),
});
export type Batch = z.infer<typeof batchSchema>;

export const indexSchema = z.object({
  /** `revision` changes with the batch. */
  batches: z.array(z.object({ id: z.string(), revision: z.number() })),
  ended: z.array(z.object({ group: z.string(), id: z.string(), outcome: outcomeSchema, at: z.number() })),
  version: z.number(),
});
export type BatchIndex = z.infer<typeof indexSchema>;

/** When something is to be done for the batch; null when people have it back. */
export function nextStepAt(batch: Batch): number | null {
  if (batch.isReturned) return null;
  return Math.max(batch.dueAt, batch.refusal?.nextTryAt ?? 0);
}
