import type { FoundRow } from "@/lib/domain/library-query";
import type { MediaFile } from "@/lib/domain/media-file";
import { type ShownFile, shownFile, shownRow } from "./shown-file";

/** More rows than this are forgotten, the oldest first: the worker has them all. */
const mostRows = 12_000;
const forgottenAtOnce = 4_000;

type CachedRow = {
  shown: ShownFile;
  at: number;
  fresher: { file: MediaFile; shown: ShownFile } | null;
};

/** Rows of the index that the page has asked for, by their numbers. */
export class RowCache {
  readonly #rows = new Map<number, CachedRow>();
  readonly #numbers = new Map<string, number>();
  /** In which generation a row was asked for last, also when there was none. */
  readonly #asked = new Map<number, number>();
  #generation = 0;

  /** What is here may have changed: it is shown until it was asked for again. */
  markStale(): void {
    this.#generation += 1;
  }

  clear(): void {
    this.#rows.clear();
    this.#asked.clear();
  }

  put(numbers: Int32Array, found: readonly (FoundRow | null)[]): void {
    for (const [at, row] of found.entries()) {
      const number = numbers[at];
      if (number === undefined) continue;
      this.#asked.set(number, this.#generation);
      if (!row) continue;
      this.#numbers.set(row.fileId, number);
      this.#rows.set(number, { shown: shownRow(row), at: Date.now(), fresher: null });
    }
  }

  /** The row, with what `fresh` knows of its file above it. */
  get(number: number, fresh: (fileId: string, since: number) => MediaFile | undefined): ShownFile | undefined {
    const row = this.#rows.get(number);
    if (!row) return undefined;
    const file = fresh(row.shown.fileId, row.at);
    if (!file) return row.shown;
    if (row.fresher?.file !== file) row.fresher = { file, shown: shownFile(file, row.shown.match) };
    return row.fresher.shown;
  }

  needs(number: number): boolean {
    return number >= 0 && this.#asked.get(number) !== this.#generation;
  }

  numberOf(fileId: string): number | undefined {
    return this.#numbers.get(fileId);
  }

  /** Keeps the memory bounded; what `isNeeded` stays. */
  trim(isNeeded: (number: number) => boolean): void {
    if (this.#rows.size <= mostRows) return;
    let left = forgottenAtOnce;
    for (const [number, row] of this.#rows) {
      if (isNeeded(number)) continue;
      this.#rows.delete(number);
      this.#asked.delete(number);
      this.#numbers.delete(row.shown.fileId);
      left -= 1;
      if (left === 0) return;
    }
  }
}
