import { write } from "node:fs";
import { promisify } from "node:util";

const writeTo = promisify(write);

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
  readonly #fd: number;
  readonly #onBlock: ((block: Buffer, isFirst: boolean) => Promise<unknown>) | undefined;
  #isFirst = true;
  #block: Buffer | undefined = free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
  #filled = 0;

  /** `onBlock` may look at each block until it is done, while the block is being written. */
  constructor(fd: number, onBlock?: (block: Buffer, isFirst: boolean) => Promise<unknown>) {
    this.#fd = fd;
    this.#onBlock = onBlock;
  }

  /** The chunk belongs to the caller again once this resolves. */
  async write(chunk: Buffer): Promise<void> {
    if (!this.#block) throw new Error("The writer is closed.");
    for (let taken = 0; taken < chunk.length; ) {
      const copied = chunk.copy(this.#block, this.#filled, taken);
      taken += copied;
      this.#filled += copied;
      if (this.#filled === BLOCK_BYTES) await this.#flush();
    }
  }

  /** Hands the system the rest; nothing may come after it. */
  async end(): Promise<void> {
    await this.#flush();
  }

  /** What was not written is dropped. */
  close(): void {
    if (this.#block && free.length < MOST_FREE) free.push(this.#block);
    this.#block = undefined;
  }

  async #flush(): Promise<void> {
    const block = this.#block?.subarray(0, this.#filled);
    if (!block || block.length === 0) return;
    // Both to their end, also when one fails: the block goes to the next writer afterwards.
    const [written, seen] = await Promise.allSettled([this.#writeAll(block), this.#onBlock?.(block, this.#isFirst)]);
    for (const half of [written, seen]) if (half.status === "rejected") throw half.reason;
    this.#isFirst = false;
    this.#filled = 0;
  }

  async #writeAll(block: Buffer): Promise<void> {
    for (let written = 0; written < block.length; ) {
      const left = block.length - written;
      written += (await writeTo(this.#fd, block, written, left, null)).bytesWritten;
    }
  }
}
