import { createHash, type Hash, webcrypto } from "node:crypto";

/** Below this, a turn of the thread pool costs more than the hash itself. */
const WORTH_A_THREAD_BYTES = 128 * 1024;

/** SHA-256 of bytes that come in blocks. */
export class ContentHash {
  #growing: Hash | undefined;
  #digest: Buffer | undefined;

  /**
   * Counts one more block in. It is the caller's again once this resolves. The only block of a short file is hashed
   * beside the event loop, where four uploads at once would otherwise wait for each other.
   */
  async add(block: Buffer, { isLast }: { isLast: boolean }): Promise<void> {
    if (isLast && !this.#growing && block.length >= WORTH_A_THREAD_BYTES) {
      this.#digest = Buffer.from(await webcrypto.subtle.digest("SHA-256", block));
      return;
    }
    this.#growing ??= createHash("sha256");
    this.#growing.update(block);
  }

  /** 32 bytes. To be called once, after all blocks. */
  digest(): Buffer {
    return this.#digest ?? (this.#growing ?? createHash("sha256")).digest();
  }
}
