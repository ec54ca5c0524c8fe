type Job = { begin(): void; isUrgent(): boolean };

/** Lets no more than so many drawings go on at once; those that are in sight come first, and what is given up leaves the line. */
export class DrawingQueue {
  readonly #waiting = new Set<Job>();
  #running = 0;

  constructor(private readonly slots: number) {}

  /** Rejects with the signal's reason when it is aborted before its turn; the work itself must heed the signal. */
  run<T>(work: () => Promise<T>, { signal, isUrgent }: { signal: AbortSignal; isUrgent(): boolean }): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiting.delete(job);
        reject(signal.reason);
      };
      const job: Job = {
        isUrgent,
        begin: () => {
          signal.removeEventListener("abort", leave);
          this.#waiting.delete(job);
          this.#running += 1;
          work()
            .then(resolve, reject)
            .finally(() => {
              this.#running -= 1;
              this.#next();
            });
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.add(job);
      this.#next();
    });
  }

  #next(): void {
    while (this.#running < this.slots && this.#waiting.size > 0) {
      const jobs = [...this.#waiting];
      (jobs.find((job) => job.isUrgent()) ?? jobs[0])?.begin();
    }
  }
}
