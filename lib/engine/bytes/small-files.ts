export type SmallFile = { bytes: Buffer; mtime: Date };

const MOST_BYTES = 32 * 1024 * 1024;

/** Small files that never change, kept in memory while they are asked for: a grid of thumbnails is the same few again and again. */
export class SmallFiles {
  /** A Map keeps the order of insertion, so its first is the one that nobody asked for longest. */
  readonly #kept = new Map<string, SmallFile>();
  #bytes = 0;

  get(path: string): SmallFile | undefined {
    const file = this.#kept.get(path);
    if (!file) return undefined;
    this.#kept.delete(path);
    this.#kept.set(path, file);
    return file;
  }

  keep(path: string, file: SmallFile): void {
    if (this.#kept.has(path)) return;
    this.#kept.set(path, file);
    this.#bytes += file.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
