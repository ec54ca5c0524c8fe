/** Which files are just being sent, so that nobody takes them for abandoned or puts other bytes in their place. */
export class UploadsUnderWay {
  readonly #receiving = new Map<string, number>();
  readonly #settling = new Set<string>();
  readonly #onQuiet: () => void;

  /** `onQuiet` is called whenever the last of those who send has ended. */
  constructor(onQuiet: () => void = () => {}) {
    this.#onQuiet = onQuiet;
  }

  /** Runs `work`, and counts the file as being sent meanwhile. */
  async receive<Result>(fileId: string, work: () => Promise<Result>): Promise<Result> {
    this.#receiving.set(fileId, (this.#receiving.get(fileId) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const others = (this.#receiving.get(fileId) ?? 1) - 1;
      if (others > 0) this.#receiving.set(fileId, others);
      else this.#receiving.delete(fileId);
      if (!this.isBusy()) this.#onQuiet();
    }
  }

  /** Whether anybody sends anything. */
  isBusy(): boolean {
    return this.#receiving.size > 0;
  }

  isReceiving(fileId: string): boolean {
    return this.#receiving.has(fileId);
  }

  /** Of two uploads to one URL the second must not replace the first's bytes. */
  isSettling(fileId: string): boolean {
    return this.#settling.has(fileId);
  }

  /** Runs `work` while no other may put bytes in place. To be called only when nobody settles. */
  async settle<Result>(fileId: string, work: () => Promise<Result>): Promise<Result> {
    this.#settling.add(fileId);
    try {
      return await work();
    } finally {
      this.#settling.delete(fileId);
    }
  }
}
