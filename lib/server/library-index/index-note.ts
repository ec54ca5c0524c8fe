import { z } from "zod";

/** What a row says of its file. */
export const rowSchema = z.object({
  fileId: z.string(),
  name: z.string(),
  description: z.string(),
  type: z.string().nullable(),
  scope: z.string(),
  tool: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  bytes: z.number().nullable(),
  flags: z.number(),
});

const noteSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("removed"), fileId: z.string() }),
  z.object({ kind: z.literal("file"), row: rowSchema }),
  z.object({ kind: z.literal("changed") }),
]);
/** What the rest of the server tells the index. Lost notes are made up for by looking at the list. */
export type IndexNote = z.infer<typeof noteSchema>;

/** Null for what cannot be read, as from a newer instance. */
export function parseNote(message: string): IndexNote | null {
  try {
    return noteSchema.parse(JSON.parse(message));
  } catch {
    return null;
  }
}

/** Where the notes of one library are told. */
export function channelOf(library: string): string {
  return `library-index:${library}`;
}
