import type { IndexRows } from "./index-rows";
import type { Progress } from "./kept-copy";
import type { AskPage } from "./read-head";
import { beginPass, endPass, readPassPage, reordered, type WholePass } from "./whole-pass";

const notWalked: Progress = { walkCursor: null, walkedAt: null, declinedAt: null };
/** The unfinished copy is written after so many files, and again when there are twice as many. */
const filesBeforeWrite = 10_000;

/** Walks over the whole list: when one is due, how far it is, and when it is worth writing down. */
export class Walks {
  progress: Progress = notWalked;
  #pass: WholePass | null = null;
  #writtenAt = 0;
  /** `everyMs` lies between two walks. */
  constructor(private readonly everyMs: number) {}

  /** The whole list has been read once. */
  get isWalked(): boolean {
    return this.progress.walkedAt !== null;
  }

  get isUnderway(): boolean {
    return this.#pass !== null;
  }

  /** Begins a walk over these rows when one is due, or goes on with what an earlier process had not finished. */
  beginIfDue(rows: IndexRows): void {
    if (this.#pass || Date.now() - (this.progress.walkedAt ?? 0) <= this.everyMs) return;
    this.#pass = beginPass(rows);
    const { walkCursor } = this.progress;
    if (!this.isWalked && walkCursor !== null)
      Object.assign(this.#pass, { cursor: walkCursor, seen: rows.sorted().map(({ fileId }) => fileId) });
    this.#writtenAt = this.#pass.seen.length;
  }

  /** Reads one page. `isEnd`: it was the last. `isWorthKeeping`: so much of a first walk should not be lost any more. */
  async readPage(
    rows: IndexRows,
    ask: AskPage,
    isGone: (fileId: string) => boolean,
  ): Promise<{ isEnd: boolean; isWorthKeeping: boolean }> {
    const pass = this.#pass;
    if (!pass) return { isEnd: false, isWorthKeeping: false };
    const isEnd = await readPassPage(rows, pass, ask, isGone);
    if (isEnd || this.isWalked) return { isEnd, isWorthKeeping: false };
    this.progress = { ...notWalked, walkCursor: pass.cursor };
    const isWorthKeeping = pass.seen.length >= Math.max(filesBeforeWrite, this.#writtenAt * 2);
    if (isWorthKeeping) this.#writtenAt = pass.seen.length;
    return { isEnd, isWorthKeeping };
  }

  /** After the last page, and a look at the head since then: the rows as the walk leaves them. */
  end(rows: IndexRows): IndexRows {
    const walked = this.#pass && !endPass(rows, this.#pass) ? reordered(rows, this.#pass) : rows;
    this.restart({ ...notWalked, walkedAt: Date.now() });
    return walked;
  }

  /** The library was found too large. */
  decline(): void {
    this.restart({ ...notWalked, declinedAt: Date.now() });
  }

  /** A library that was declined may have become smaller. True when that is worth another look. */
  forgetDeclined(): boolean {
    if (Date.now() < (this.progress.declinedAt ?? 0) + this.everyMs * 4) return false;
    this.restart(notWalked);
    return true;
  }

  /** From what was kept by another, or by an earlier process. */
  restart(progress: Progress): void {
    this.progress = progress;
    this.#pass = null;
  }
}
