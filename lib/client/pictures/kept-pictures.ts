import { clear, createStore, del, entries, get, set, type UseStore } from "idb-keyval";

/** More are not kept: about 40 kB each. */
const mostPictures = 600;
const pruneEvery = 40;

type Kept = { picture: Blob; usedAt: number };

let store: UseStore | null = null;
let added = 0;

/** Private windows and settings may refuse; pictures are then drawn anew at each visit. */
async function attempt<T>(work: (opened: UseStore) => Promise<T>): Promise<T | null> {
  try {
    store ??= createStore("vitrine-pictures", "pictures");
    return await work(store);
  } catch {
    return null;
  }
}

/** The picture that this browser keeps under the name; null when it does not. */
export async function readPicture(name: string): Promise<Blob | null> {
  const kept = await attempt((opened) => get<unknown>(name, opened));
  return isKept(kept) ? kept.picture : null;
}

/** Keeps the picture, and now and then lets go of the oldest above `mostPictures`. */
export async function keepPicture(name: string, picture: Blob): Promise<void> {
  await attempt((opened) => set(name, { picture, usedAt: Date.now() } satisfies Kept, opened));
  added += 1;
  if (added % pruneEvery === 1) await attempt(prune);
}

/** Nothing of any library stays in this browser. */
export async function dropPictures(): Promise<void> {
  await attempt(clear);
}

async function prune(opened: UseStore): Promise<void> {
  const all = await entries<string, unknown>(opened);
  const oldestFirst = all.toSorted(([, one], [, other]) => usedAt(one) - usedAt(other));
  for (const [name] of oldestFirst.slice(0, Math.max(0, all.length - mostPictures))) await del(name, opened);
}

function usedAt(kept: unknown): number {
  return isKept(kept) ? kept.usedAt : 0;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  return "picture" in value && value.picture instanceof Blob && "usedAt" in value && typeof value.usedAt === "number";
}
