import { createStore, del, get, set, type UseStore } from "idb-keyval";
import { z } from "zod";
import { indexColumnsSchema } from "@/lib/domain/library-index";

const format = 1;
const key = "index";

const keptSchema = z.object({
  format: z.literal(format),
  library: z.string(),
  epoch: z.string(),
  version: z.number(),
  rows: indexColumnsSchema,
});
export type KeptIndex = Omit<z.infer<typeof keptSchema>, "format">;

let store: UseStore | null = null;
const opened = () => {
  store ??= createStore("vitrine-library-index", "index");
  return store;
};

/** The index as this browser kept it; null when it did not, or does not allow it. */
export async function readKept(): Promise<KeptIndex | null> {
  const kept: unknown = await get(key, opened()).catch(() => null);
  const parsed = keptSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

/** Without a place to keep it, the next visit fetches it anew. */
export async function keep(index: KeptIndex): Promise<void> {
  await set(key, { format, ...index }, opened()).catch(() => undefined);
}

export async function dropKept(): Promise<void> {
  await del(key, opened()).catch(() => undefined);
}
