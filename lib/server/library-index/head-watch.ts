import type { IndexRows } from "./index-rows";
import { type AskPage, readHead } from "./read-head";

/** Between two looks that changes of our own ask for. */
const leastMs = 1_000;

/** Looks at the head of the list now and then, and soon when a change asks for it. */
export class HeadWatch {
  #lookedAt = 0;
  #isWanted = false;
  #isLooking = false;
  #seemGone = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  constructor(private readonly everyMs: number) {}

  /** Something has changed. */
  want(): void {
    this.#isWanted = true;
  }

  /** Milliseconds until the next look; below 0 when it is late. */
  get dueInMs(): number {
    return this.#lookedAt + (this.#isWanted ? leastMs : this.everyMs) - Date.now();
  }

  /** Settles at once, or when the look that a change asked for has been taken. */
  whenTaken(): Promise<void> {
    if (!this.#isWanted && !this.#isLooking) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Takes a look. True when it changed the rows. */
  async look(rows: IndexRows, ask: AskPage, isGone: (fileId: string) => boolean): Promise<boolean> {
    const before = rows.version;
    this.#isWanted = false;
    this.#isLooking = true;
    try {
      const missing = await readHead(rows, ask, isGone);
      // What is missing twice was not only passed by while it moved.
      for (const fileId of missing) if (this.#seemGone.has(fileId)) rows.remove(fileId);
      this.#seemGone = new Set(missing.filter((fileId) => rows.get(fileId)));
    } finally {
      this.#lookedAt = Date.now();
      this.#isLooking = false;
      for (const tell of this.#waiting.splice(0)) tell();
    }
    return rows.version !== before;
  }
}
