type Entry<T> = {
  key: string;
  work: () => Promise<T>;
  waiting: number;
  promise: Promise<T>;
  resolve(value: T | PromiseLike<T>): void;
  reject(reason: unknown): void;
};

/**
 * Does what tiles ask for: each key once however many ask, few at a time, and what was asked for last first, for that
 * is what is in view now. What nobody waits for any more, because it was scrolled past, is not begun.
 */
export class ViewQueue<T> {
  readonly #entries = new Map<string, Entry<T>>();
  /** The keys that have not begun, the most urgent last. */
  #waiting: string[] = [];
  #running = 0;
  constructor(private readonly mostAtOnce: number) {}

  /** Rejects with the signal's reason when it aborts; work that has begun is finished all the same. */
  async run(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const entry = this.#entries.get(key) ?? this.#add(key, work);
    this.#moveToFront(key);
    this.#beginMore();
    entry.waiting += 1;
    try {
      return await orAborted(entry.promise, signal);
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0) this.#dropUnlessBegun(key);
    }
  }

  #add(key: string, work: () => Promise<T>): Entry<T> {
    let resolve: Entry<T>["resolve"] = () => undefined;
    let reject: Entry<T>["reject"] = () => undefined;
    const promise = new Promise<T>((...both) => {
      [resolve, reject] = both;
    });
    // Nobody may be left to hear of it.
    promise.catch(() => undefined);
    const entry = { key, work, waiting: 0, promise, resolve, reject };
    this.#entries.set(key, entry);
    this.#waiting.push(key);
    return entry;
  }

  #moveToFront(key: string): void {
    const at = this.#waiting.lastIndexOf(key);
    if (at === -1 || at === this.#waiting.length - 1) return;
    this.#waiting.splice(at, 1);
    this.#waiting.push(key);
  }

  #dropUnlessBegun(key: string): void {
    const at = this.#waiting.lastIndexOf(key);
    if (at === -1) return;
    this.#waiting.splice(at, 1);
    this.#entries.delete(key);
  }

  #beginMore(): void {
    while (this.#running < this.mostAtOnce) {
      const entry = this.#entries.get(this.#waiting.pop() ?? "");
      if (!entry) return;
      this.#running += 1;
      void entry
        .work()
        .then(entry.resolve, entry.reject)
        .finally(() => {
          this.#running -= 1;
          this.#entries.delete(entry.key);
          this.#beginMore();
        });
    }
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
