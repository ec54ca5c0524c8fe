/** A file that was hidden comes back to its place when that is undone within this time. */
const remembersMs = 120_000;

/** Rows that are not shown because their files are being archived. */
export class HiddenRows {
  #fileIds: ReadonlySet<string> = new Set();
  readonly #numbers = new Map<string, number>();
  readonly #places = new Map<number, number>();

  /** `knownNumber` answers for files whose rows the page has seen. */
  set(fileIds: ReadonlySet<string>, knownNumber: (fileId: string) => number | undefined): void {
    this.#fileIds = fileIds;
    for (const fileId of this.#numbers.keys()) if (!fileIds.has(fileId)) this.#numbers.delete(fileId);
    for (const fileId of fileIds) {
      if (this.#numbers.has(fileId)) continue;
      const number = knownNumber(fileId);
      if (number !== undefined) this.#note(fileId, number);
    }
  }

  get hasUnknown(): boolean {
    return this.#numbers.size < this.#fileIds.size;
  }

  /** Finds the rows of those that the page has not seen. */
  async learn(numbersOf: (fileIds: readonly string[]) => Promise<(number | null)[]>): Promise<void> {
    const unknown = [...this.#fileIds].filter((fileId) => !this.#numbers.has(fileId));
    if (unknown.length === 0) return;
    const numbers = await numbersOf(unknown);
    for (const [at, fileId] of unknown.entries()) {
      const number = numbers[at] ?? null;
      if (number !== null && this.#fileIds.has(fileId)) this.#note(fileId, number);
    }
  }

  without(order: Int32Array): Int32Array {
    if (this.#numbers.size === 0) return order;
    const hidden = new Set(this.#numbers.values());
    return order.filter((row) => !hidden.has(row));
  }

  /** True for rows that may come back to where they stood. */
  keepsPlace(number: number): boolean {
    const at = this.#places.get(number);
    return at !== undefined && Date.now() - at < remembersMs;
  }

  #note(fileId: string, number: number): void {
    this.#numbers.set(fileId, number);
    this.#places.set(number, Date.now());
  }
}
