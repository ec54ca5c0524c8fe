import { z } from "zod";

/**
 * The library index: what is needed to find, sort and count a file, for every file of the library. It travels column by
 * column, which compresses best and costs one check a column, not one a file. Times are seconds, sizes bytes.
 */

export { indexFlags } from "./index-flags";

/** One file. Type, scope and tool are as the backend names them; new values are normal. */
export type IndexRow = {
  fileId: string;
  name: string;
  /** Cut to `longestIndexedDescription`; empty when there is none. */
  description: string;
  type: string | null;
  scope: string;
  tool: string | null;
  durationSeconds: number | null;
  bytes: number | null;
  flags: number;
  /** The higher, the more recently updated; no two are the same. A whole number, perhaps below 0. */
  order: number;
};

/** Semantic search finds what stands further back. */
export const longestIndexedDescription = 240;

/** Few distinct texts for many files: each text once, and for each file its place among them. */
const namedSchema = z.object({ texts: z.array(z.string().nullable()), at: z.array(z.int().min(0)) });

/** All columns are of one length. */
export const indexColumnsSchema = z.object({
  fileId: z.array(z.string()),
  name: z.array(z.string()),
  description: z.array(z.string()),
  type: namedSchema,
  scope: namedSchema,
  tool: namedSchema,
  durationSeconds: z.array(z.number().nullable()),
  bytes: z.array(z.number().nullable()),
  flags: z.array(z.int().min(0)),
  /** Each less the one before it, the first less 0. */
  orderSteps: z.array(z.int()),
});
export type IndexColumns = z.infer<typeof indexColumnsSchema>;

const placeSchema = z.object({
  /** Which library of which backend; another one is another library. */
  library: z.string(),
  /** Versions of one epoch can be compared; after another start of the index everything is sent anew. */
  epoch: z.string(),
  version: z.int().min(0),
});

/** The answer of `GET /api/library-index`. */
export const indexAnswerSchema = z.discriminatedUnion("state", [
  /** Being read from the backend for the first time. */
  z.object({
    state: z.literal("building"),
    library: z.string(),
    synced: z.int().min(0),
    /** Seconds since the epoch: the hour's calls are needed elsewhere until then. */
    pausedUntil: z.number().nullable(),
  }),
  /** Too many files: work by cursor. */
  z.object({ state: z.literal("declined"), library: z.string(), most: z.int() }),
  /** The backend does not answer, or not to this key. `message` is for people. */
  z.object({ state: z.literal("failed"), library: z.string(), message: z.string() }),
  z.object({ state: z.literal("whole"), ...placeSchema.shape, rows: indexColumnsSchema }),
  /** What changed since the version that was asked for. */
  z.object({
    state: z.literal("changes"),
    ...placeSchema.shape,
    since: z.int().min(0),
    rows: indexColumnsSchema,
    removed: z.array(z.string()),
  }),
]);
export type IndexAnswer = z.infer<typeof indexAnswerSchema>;

export const indexRequestSchema = z.object({
  /** `<epoch>.<version>` of what the asker has. */
  since: z
    .string()
    .regex(/^[\w-]+\.\d+$/)
    .optional(),
});
