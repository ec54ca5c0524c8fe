import { z } from "zod";

/** Archives that wait for their moment: requests and answers under /api/archives. Times are seconds since the epoch. */

/** Files in one request; whoever archives more sends several of the same group. */
export const mostFilesAtOnce = 1_000;

/** Made by the browser for each archiving, so that sending it again does nothing new. */
const groupSchema = z.string().regex(/^[\w-]{8,64}$/);

export const archiveRequestSchema = z.object({
  group: groupSchema,
  /** Counts the requests of a group. */
  part: z.number().int().min(0).max(10_000).default(0),
  /** A name that the browser gave itself, by which it knows its own archives again. */
  by: z.string().max(64),
  files: z
    .array(z.object({ fileId: z.string().min(1).max(2_000), name: z.string().max(1_000) }))
    .min(1)
    .max(mostFilesAtOnce),
});
export type ArchiveRequest = z.infer<typeof archiveRequestSchema>;

export const archiveGroupParamsSchema = z.object({ group: groupSchema });

export const pendingArchiveSchema = z.object({
  group: z.string(),
  by: z.string(),
  requestedAt: z.number(),
  /** When it is, or was to be, carried out. */
  dueAt: z.number(),
  /** `retrying` was refused and is tried again; `returned` was given up, and its files are back. New values may come. */
  state: z.enum(["waiting", "sending", "retrying", "returned"]).catch("sending"),
  fileIds: z.array(z.string()),
  /** Of the first of them. */
  names: z.array(z.string()),
  /** Why it was refused, in words for people. */
  message: z.string().nullable(),
});
export type PendingArchive = z.infer<typeof pendingArchiveSchema>;

export const pendingArchivesSchema = z.object({
  /** The server's clock, from which the times are to be counted. */
  now: z.number(),
  /** Changes with every change. */
  version: z.string(),
  graceSeconds: z.number(),
  archives: z.array(pendingArchiveSchema),
  /** What became lately of those that are not there any more. */
  ended: z.array(z.object({ group: z.string(), outcome: z.enum(["archived", "undone"]).catch("undone") })),
});
export type PendingArchives = z.infer<typeof pendingArchivesSchema>;

/** `tooLate` counts the files that were archived, or sent, before. */
export const undoAnswerSchema = z.object({ restored: z.array(z.string()), tooLate: z.number() });
export type UndoAnswer = z.infer<typeof undoAnswerSchema>;
