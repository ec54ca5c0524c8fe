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

/** Private windows and settings may refuse; the index is then fetched anew at each visit. */
async function attempt<T>(work: (opened: UseStore) => Promise<T>): Promise<T | null> {
  try {
    store ??= createStore("vitrine-library-index", "index");
    return await work(store);
  } catch {
    return null;
  }
}

/** The index as this browser kept it; null when it did not. */
export async function readKept(): Promise<KeptIndex | null> {
  const parsed = keptSchema.safeParse(await attempt((opened) => get<unknown>(key, opened)));
  return parsed.success ? parsed.data : null;
}

export async function keep(index: KeptIndex): Promise<void> {
  await attempt((opened) => set(key, { format, ...index }, opened));
}

export async function dropKept(): Promise<void> {
  await attempt((opened) => del(key, opened));
}
