/**
 * Rows are named by whole numbers: those of the index from 0, files that only the list knows below 0.
 * `stay` are rows of before that are kept although the index does not have them now.
 */
type Merge = { before: Int32Array; next: Int32Array; stay: (row: number) => boolean; hold: boolean };

/**
 * The order in which rows are shown after the index gave another one: what is on the page keeps its place, new rows
 * come where the index has them, above or below. With `hold` those above wait, and are only counted.
 */
export function mergeOrder({ before, next, stay, hold }: Merge): { order: Int32Array; held: number } {
  const most = Math.max(highest(next), highest(before));
  const isNext = new Uint8Array(most + 1);
  for (const row of next) isNext[row] = 1;
  const wasShown = new Uint8Array(most + 1);
  for (const row of before) if (row >= 0) wasShown[row] = 1;

  const kept = before.filter((row) => (row >= 0 && isNext[row] === 1) || stay(row));
  const lastKept = next.findLastIndex((row) => wasShown[row] === 1);
  const above = next.subarray(0, lastKept + 1).filter((row) => wasShown[row] === 0);
  const below = next.subarray(lastKept + 1).filter((row) => wasShown[row] === 0);
  const parts = hold ? [kept, below] : [above, kept, below];
  const order = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    order.set(part, at);
    at += part.length;
  }
  return { order, held: hold ? above.length : 0 };
}

/** At least -1. */
function highest(rows: Int32Array): number {
  let most = -1;
  for (const row of rows) if (row > most) most = row;
  return most;
}
