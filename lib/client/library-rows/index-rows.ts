import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { LibraryIndexError } from "@/lib/client/library-index/worker-link";
import { isPlainQuery, type LibraryQuery } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";
import { HiddenRows } from "./hidden-rows";
import type { LibraryRows } from "./library-rows";
import { mergeOrder } from "./merge-order";
import { RowCache } from "./row-cache";
import { type ShownFile, shownFile } from "./shown-file";

/** So many rows are asked of the worker at once: more would come too late for whoever scrolls fast. */
const mostAtOnce = 240;
/** Files that a window shows at once. */
export const firstRows = 60;

/** What the caches of the page know of a file, when that is newer than `since` (milliseconds since the epoch). */
export type FreshFile = (fileId: string, since: number) => MediaFile | undefined;

export type Taken = {
  result: LibraryResult;
  /** What `result` answers; the same object as before when it is the library that has changed. */
  query: LibraryQuery;
  /** What stands on the page now, in its order, and what the list knows that the index may not yet know. */
  listed: readonly MediaFile[];
  /** New files above would move what is looked at. */
  hold: boolean;
};

/** What is shown now, and the results it comes from. `held`: so many new files wait above. */
export type IndexSnapshot = { rows: LibraryRows; held: number; result: LibraryResult };

/** Rows that the library index answers with. It draws nothing: whoever shows them subscribes. */
export class IndexRows {
  readonly #fresh: FreshFile;
  readonly #cache = new RowCache();
  readonly #hidden = new HiddenRows();
  readonly #listeners = new Set<() => void>();
  /** Files that the index does not know, each under a number below 0. */
  readonly #outsiders: MediaFile[] = [];
  #result: LibraryResult | null = null;
  #query: LibraryQuery = {};
  #order: Int32Array = new Int32Array(0);
  #visible: Int32Array = new Int32Array(0);
  #held = 0;
  #wanted = { start: 0, end: firstRows, from: 0 };
  #isAsking = false;
  #turn = 0;
  #snapshot: IndexSnapshot | null = null;

  constructor(fresh: FreshFile) {
    this.#fresh = fresh;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null while the index does not answer. */
  snapshot = (): IndexSnapshot | null => this.#snapshot;

  /** Shows other results once the rows in view are here. */
  async take(taken: Taken): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { result, query } = taken;
    const isSameQuery = this.#result !== null && this.#query === query;
    const isPlain = isPlainQuery(query);
    try {
      // Only what stands in its plain order is merged with what the list knows.
      const known = isPlain ? taken.listed.map(({ fileId }) => fileId) : [];
      const numbers = known.length === 0 ? [] : await result.numbersOf(known);
      const numberOf = new Map(known.map((fileId, at) => [fileId, numbers[at] ?? null]));
      await this.#hidden.learn((fileIds) => result.numbersOf(fileIds));
      if (turn !== this.#turn) return;
      const { order, held } = isPlain
        ? this.#merged(taken, isSameQuery, numberOf)
        : { order: result.rowNumbers, held: 0 };
      const visible = this.#hidden.without(order);
      const inView = isSameQuery || isPlain ? this.#wanted : { start: 0, end: firstRows };
      const first = visible.slice(inView.start, Math.max(inView.end, firstRows)).filter((row) => row >= 0);
      const carried = result.rowNumbers.subarray(0, result.firstRows.length);
      const isCarried = new Set(carried);
      const missing = first.filter((row) => !isCarried.has(row));
      const rows = missing.length === 0 ? [] : await result.rowsOf(missing);
      if (turn !== this.#turn) return;
      if (!isSameQuery) this.#cache.clear();
      this.#cache.markStale();
      this.#cache.put(carried, result.firstRows);
      this.#cache.put(missing, rows);
      this.#result = result;
      this.#query = query;
      this.#order = order;
      this.#visible = this.#hidden.without(order);
      this.#held = held;
      this.#publish();
    } catch (failure) {
      this.#ignoreSuperseded(failure);
    }
  }

  /** The index does not answer any more. */
  drop(): void {
    this.#turn += 1;
    if (!this.#snapshot) return;
    this.#result = null;
    this.#order = new Int32Array(0);
    this.#cache.clear();
    this.#snapshot = null;
    this.#tell();
  }

  /** Files that are not to be shown, though the index has them. */
  hide(fileIds: ReadonlySet<string>): void {
    this.#hidden.set(fileIds, (fileId) => this.#cache.numberOf(fileId) ?? this.#outsiderNumber(fileId));
    this.#leaveOutHidden();
    const result = this.#result;
    if (!result || !this.#hidden.hasUnknown) return;
    this.#hidden
      .learn((ids) => result.numbersOf(ids))
      .then(() => this.#leaveOutHidden())
      .catch((failure) => this.#ignoreSuperseded(failure));
  }

  /** What the page's caches know has changed. */
  refresh(): void {
    if (this.#snapshot) this.#publish();
  }

  /** Everything, the most recent first: rows on the page keep their places. */
  #merged(
    { result, listed, hold }: Taken,
    isSameQuery: boolean,
    numberOf: ReadonlyMap<string, number | null>,
  ): { order: Int32Array; held: number } {
    const place = (file: MediaFile) => numberOf.get(file.fileId) ?? this.#outsider(file);
    const listedRows = Int32Array.from(listed, place);
    const goesOn = isSameQuery && this.#order.length > 0;
    const adopted = () => this.#order.map((row) => this.#adopted(row, numberOf));
    const before = !goesOn ? listedRows : this.#outsiders.length === 0 ? this.#order : adopted();
    const isListed = new Set(listedRows);
    const stay = (row: number) => (row < 0 ? isListed.has(row) : this.#hidden.keepsPlace(row));
    const known = new Set(before.filter((row) => row < 0));
    const merged = mergeOrder({ before, next: result.rowNumbers, stay, hold });
    const news = goesOn ? listedRows.filter((row) => row < 0 && !known.has(row)) : new Int32Array(0);
    if (hold) return { order: merged.order, held: merged.held + news.length };
    return { order: joined(news, merged.order), held: 0 };
  }

  /** The number of the index for a file that it did not know before. */
  #adopted(row: number, numberOf: ReadonlyMap<string, number | null>): number {
    const file = row < 0 ? this.#outsiders[-1 - row] : undefined;
    return (file && numberOf.get(file.fileId)) ?? row;
  }

  #outsider(file: MediaFile): number {
    const known = this.#outsiders.findIndex(({ fileId }) => fileId === file.fileId);
    const at = known === -1 ? this.#outsiders.length : known;
    this.#outsiders[at] = file;
    return -1 - at;
  }

  #outsiderNumber(fileId: string): number | undefined {
    const at = this.#outsiders.findIndex((file) => file.fileId === fileId);
    return at === -1 ? undefined : -1 - at;
  }

  #leaveOutHidden(): void {
    this.#visible = this.#hidden.without(this.#order);
    if (this.#snapshot) this.#publish();
  }

  #publish(): void {
    const visible = this.#visible;
    const result = this.#result;
    if (!result) return;
    // Each is asked for several times while it is drawn.
    const drawn = new Map<number, ShownFile | undefined>();
    const at = (position: number) => {
      if (!drawn.has(position)) drawn.set(position, this.#at(visible[position]));
      return drawn.get(position);
    };
    const rows: LibraryRows = {
      home: "index",
      query: this.#query,
      total: visible.length,
      isWhole: true,
      at,
      ensure: (start, end, from = start) => this.#ensure(start, end, from),
      fileIds: async (start = 0, end = visible.length) => this.#fileIds(visible.slice(start, end), result),
      positionOf: async (fileId) => {
        const number = this.#numberOf(fileId) ?? (await result.numbersOf([fileId]))[0];
        return number === undefined || number === null ? null : orNull(visible.indexOf(number));
      },
      findName: (start, from) => result.findName(start, visible, from),
      knownPositionOf: (fileId) => {
        const number = this.#numberOf(fileId);
        return number === undefined ? undefined : (orNull(visible.indexOf(number)) ?? undefined);
      },
    };
    this.#snapshot = { rows, held: this.#held, result };
    this.#tell();
  }

  #numberOf(fileId: string): number | undefined {
    return this.#cache.numberOf(fileId) ?? this.#outsiderNumber(fileId);
  }

  #at(number: number | undefined) {
    if (number === undefined) return undefined;
    if (number >= 0) return this.#cache.get(number, this.#fresh);
    const file = this.#outsiders[-1 - number];
    return file && shownFile(this.#fresh(file.fileId, 0) ?? file);
  }

  async #fileIds(numbers: Int32Array, result: LibraryResult): Promise<string[]> {
    const ids = await result.fileIdsOf(numbers);
    return ids.map((id, at) => id || this.#outsiders[-1 - (numbers[at] ?? 0)]?.fileId || "").filter(Boolean);
  }

  #ensure(start: number, end: number, from: number): void {
    this.#wanted = { start: Math.max(0, start), end, from: Math.max(0, from) };
    void this.#askForWanted();
  }

  /** One question at a time, always for what is wanted last: what was scrolled past is never asked for. */
  async #askForWanted(): Promise<void> {
    if (this.#isAsking || !this.#result) return;
    const { start, end, from } = this.#wanted;
    const wanted = this.#visible.subarray(start, end);
    const missingIn = (rows: Int32Array) => rows.filter((row) => this.#cache.needs(row));
    const after = missingIn(this.#visible.subarray(from, end));
    const before = missingIn(this.#visible.subarray(start, from)).reverse();
    const missing = joined(after, before).slice(0, mostAtOnce);
    if (missing.length === 0) return;
    const turn = this.#turn;
    this.#isAsking = true;
    try {
      const rows = await this.#result.rowsOf(missing);
      this.#isAsking = false;
      if (turn !== this.#turn && !this.#snapshot) return;
      this.#cache.put(missing, rows);
      const inView = new Set(wanted);
      this.#cache.trim((number) => inView.has(number));
      this.#publish();
      void this.#askForWanted();
    } catch (failure) {
      this.#isAsking = false;
      this.#ignoreSuperseded(failure);
    }
  }

  /** Newer results are on their way then, or the index says by itself that it cannot answer. */
  #ignoreSuperseded(failure: unknown): void {
    if (!(failure instanceof LibraryIndexError))
      console.error("vitrine: rows of the index could not be read.", failure);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  if (one.length === 0) return other;
  const whole = new Int32Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

function orNull(position: number): number | null {
  return position === -1 ? null : position;
}
