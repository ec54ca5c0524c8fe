import { takeTurns } from "./take-turns";

/** Below 0 when the first comes first. Never 0 for two rows. */
export type CompareRows = (one: number, other: number) => number;

type Parts = {
  /** The numbers of all rows that are alive. */
  rows(): Int32Array;
  isAlive(row: number): boolean;
  compare: CompareRows;
};

const sortedAtOnce = 2_000;

/** All rows in one order: sorted when it is first asked for, in slices, and from then on kept so. */
export class RowOrder {
  readonly #parts: Parts;
  #sorted: Int32Array | null = null;
  #touched = new Set<number>();
  #sorting: Promise<Int32Array> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** These rows may stand elsewhere now, or be new or gone. */
  touch(rows: Iterable<number>): void {
    for (const row of rows) this.#touched.add(row);
  }

  async sorted(): Promise<Int32Array> {
    if (!this.#sorted) {
      this.#sorting ??= this.#sortAll().finally(() => {
        this.#sorting = null;
      });
      await this.#sorting;
    }
    const sorted = this.#sorted ?? new Int32Array(0);
    return this.#touched.size > 0 ? this.#follow(sorted) : sorted;
  }

  async #sortAll(): Promise<Int32Array> {
    this.#touched = new Set();
    this.#sorted = await sortInSlices(this.#parts.rows(), this.#parts.compare);
    return this.#sorted;
  }

  /** Takes the touched rows out and puts them where they belong. */
  #follow(sorted: Int32Array): Int32Array {
    const touched = this.#touched;
    const { isAlive, compare } = this.#parts;
    const kept = sorted.filter((row) => !touched.has(row));
    const moved = Int32Array.from([...touched].filter(isAlive)).sort(compare);
    const merged = new Int32Array(kept.length + moved.length);
    merge(kept, moved, merged, 0, compare);
    this.#touched = new Set();
    this.#sorted = merged;
    return merged;
  }
}

async function sortInSlices(rows: Int32Array, compare: CompareRows): Promise<Int32Array> {
  const turn = takeTurns();
  let from = rows.slice();
  for (let start = 0; start < from.length; start += sortedAtOnce) {
    from.subarray(start, start + sortedAtOnce).sort(compare);
    await turn();
  }
  let to = new Int32Array(from.length);
  for (let width = sortedAtOnce; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      await mergeInSlices(from.subarray(start, middle), from.subarray(middle, end), to, start, compare, turn);
    }
    [from, to] = [to, from];
  }
  return from;
}

async function mergeInSlices(
  one: Int32Array,
  other: Int32Array,
  to: Int32Array,
  at: number,
  compare: CompareRows,
  turn: () => Promise<void> | undefined,
): Promise<void> {
  let [no, otherNo] = [0, 0];
  for (let place = at; place < at + one.length + other.length; place += 1) {
    const takesOne = otherNo >= other.length || (no < one.length && compare(one[no] ?? 0, other[otherNo] ?? 0) <= 0);
    to[place] = (takesOne ? one[no] : other[otherNo]) ?? 0;
    if (takesOne) no += 1;
    else otherNo += 1;
    if (place % 500 === 0) await turn();
  }
}

function merge(one: Int32Array, other: Int32Array, to: Int32Array, at: number, compare: CompareRows): void {
  let [no, otherNo] = [0, 0];
  for (let place = at; place < at + one.length + other.length; place += 1) {
    const takesOne = otherNo >= other.length || (no < one.length && compare(one[no] ?? 0, other[otherNo] ?? 0) <= 0);
    to[place] = (takesOne ? one[no] : other[otherNo]) ?? 0;
    if (takesOne) no += 1;
    else otherNo += 1;
  }
}
