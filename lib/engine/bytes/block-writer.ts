import type { FileHandle } from "node:fs/promises";

/** A compromise between turns of the thread pool and what a slow sender keeps in memory. */
export const BLOCK_BYTES = 1024 * 1024;

/** Blocks that wait for the next writer: fresh ones would make the garbage collector run every few uploads. */
const free: Buffer[] = [];
const MOST_FREE = 4;

/**
 * Writes in blocks what comes in small pieces, because each write costs a turn of the thread pool, however short it is.
 * To be closed, whatever happens.
 */
export class BlockWriter {
  readonly #file: FileHandle;
  readonly #onFirst: ((block: Buffer) => Promise<void>) | undefined;
  #block: Buffer | undefined = free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
  #filled = 0;
  #isFirst = true;

  /** `onFirst` may look at the first block until it is done. */
  constructor(file: FileHandle, onFirst?: (block: Buffer) => Promise<void>) {
    this.#file = file;
    this.#onFirst = onFirst;
  }

  /** The chunk belongs to the caller again once this resolves. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#block) throw new Error("The writer is closed.");
    for (let taken = 0; taken < chunk.length; ) {
      const copied = chunk.copy(this.#block, this.#filled, taken);
      taken += copied;
      this.#filled += copied;
      if (this.#filled === BLOCK_BYTES) await this.flush();
    }
  }

  /** Hands the system what has come. */
  async flush(): Promise<void> {
    const block = this.#block?.subarray(0, this.#filled);
    if (!block || block.length === 0) return;
    if (this.#isFirst) await this.#onFirst?.(block);
    this.#isFirst = false;
    for (let written = 0; written < block.length; ) written += (await this.#file.write(block, written)).bytesWritten;
    this.#filled = 0;
  }

  /** What was not flushed is dropped. */
  close(): void {
    if (this.#block && free.length < MOST_FREE) free.push(this.#block);
    this.#block = undefined;
  }
}
