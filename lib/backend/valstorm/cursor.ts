import { z } from "zod";
import { BackendError } from "../port";

const cursorSchema = z.object({
  /** Order and filters that it belongs to. */
  of: z.string(),
  /** The last record of the page before: what it was ordered by, and its id. Null where it lacked one of them. */
  after: z.object({ key: z.union([z.string(), z.number()]), id: z.string() }).nullable(),
  /** How many records came before, at the time. */
  offset: z.number().int().min(0).max(100_000_000),
  /** The last files that were given out, the very last one at the end. */
  seen: z.array(z.string()).max(50),
});
export type Cursor = z.infer<typeof cursorSchema>;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Throws `BackendError` (`invalid_request`) for what is no cursor of this order and these filters. */
export function decodeCursor(text: string, of: string): Cursor {
  const cursor = cursorSchema.safeParse(read(text));
  if (cursor.success && cursor.data.of === of) return cursor.data;
  throw new BackendError("invalid_request", { status: 0, refusedField: "cursor" });
}

function read(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
