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
  const isNext = marked(next, most);
  const wasShown = marked(before, most);
  let belowFrom = next.length;
  while (belowFrom > 0 && wasShown[next[belowFrom - 1] ?? 0] !== 1) belowFrom -= 1;
  const order = new Int32Array(next.length + before.length);
  let length = 0;
  let held = 0;
  for (let at = 0; at < belowFrom; at += 1) {
    const row = next[at] ?? 0;
    if (wasShown[row] === 1) continue;
    if (hold) held += 1;
    else order[length++] = row;
  }
  for (let at = 0; at < before.length; at += 1) {
    const row = before[at] ?? 0;
    if ((row >= 0 && isNext[row] === 1) || stay(row)) order[length++] = row;
  }
  for (let at = belowFrom; at < next.length; at += 1) {
    const row = next[at] ?? 0;
    if (wasShown[row] === 0) order[length++] = row;
  }
  return { order: order.slice(0, length), held };
}

/** 1 for each of the rows that the index has. */
function marked(rows: Int32Array, most: number): Uint8Array {
  const marks = new Uint8Array(most + 1);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (row >= 0) marks[row] = 1;
  }
  return marks;
}

/** At least -1. */
function highest(rows: Int32Array): number {
  let most = -1;
  for (let at = 0; at < rows.length; at += 1) most = Math.max(most, rows[at] ?? most);
  return most;
}
