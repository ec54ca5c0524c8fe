/** So many that ended so lately are the files of a folder, with more to come after a moment's pause. */
const BURST = 3;
const BURST_MS = 1_000;

/** Which files are just being sent, so that nobody takes them for abandoned or puts other bytes in their place. */
export class UploadsUnderWay {
  readonly #receiving = new Map<string, number>();
  readonly #settling = new Set<string>();
  readonly #onQuiet: () => void;
  #lastEnds: { fileId: string; at: number }[] = [];

  /** `onQuiet` is called when the last of those who send has ended, unless others are to be expected. */
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
      // The pieces of one file are no folder.
      const otherFiles = this.#lastEnds.filter((end) => end.fileId !== fileId);
      this.#lastEnds = [...otherFiles, { fileId, at: performance.now() }].slice(-BURST);
      if (!this.isBusy()) this.#onQuiet();
    }
  }

  /** Whether somebody sends anything, or has just sent so many files that another is to be expected. */
  isBusy(): boolean {
    if (this.#receiving.size > 0) return true;
    const [earliest] = this.#lastEnds;
    return this.#lastEnds.length === BURST && earliest !== undefined && performance.now() - earliest.at < BURST_MS;
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
