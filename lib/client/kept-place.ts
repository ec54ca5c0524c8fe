/** Where a person is among the files of a query: at a file, which stands so many pixels below the window's top. */
export type KeptPlace = { fileId: string; position: number; fromTop: number };

const key = "vitrinePlace";
/** For when the entry lost it, as when its address is rewritten. */
let last: { queryKey: string; place: KeptPlace } | null = null;

/**
 * Where the person was in this query. The browser keeps it with the entry of its history, so that it is there after a
 * reload and on the way back, and not where the same address is opened anew.
 */
export function keptPlace(queryKey: string): KeptPlace | null {
  const kept = keptIn(history.state) ?? last;
  return kept?.queryKey === queryKey ? kept.place : null;
}

/** Null: at the top. Cheap to call with what is kept already. */
export function keepPlace(queryKey: string, place: KeptPlace | null): void {
  const before = keptIn(history.state);
  if (place) last = { queryKey, place };
  else if (last?.queryKey === queryKey) last = null;
  // The address may still name the query before: its place is not this one's to forget.
  const isKept = place ? before?.queryKey === queryKey && isSame(before.place, place) : before?.queryKey !== queryKey;
  if (!isKept) history.replaceState({ ...history.state, [key]: place && { queryKey, ...place } }, "");
}

function keptIn(state: unknown): { queryKey: string; place: KeptPlace } | null {
  const kept: unknown = isRecord(state) ? state[key] : null;
  if (!isRecord(kept)) return null;
  const { queryKey, fileId, position, fromTop } = kept;
  if (typeof queryKey !== "string" || typeof fileId !== "string") return null;
  if (typeof position !== "number" || typeof fromTop !== "number") return null;
  return { queryKey, place: { fileId, position, fromTop } };
}

function isSame(one: KeptPlace, other: KeptPlace): boolean {
  return one.fileId === other.fileId && one.position === other.position && one.fromTop === other.fromTop;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
