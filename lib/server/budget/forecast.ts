const memoryMs = 10 * 60_000;
const leastSpanMs = 60_000;
const sampleMs = 5_000;

type Sample = { at: number; used: number };

/** What a group will have used by the end of its window, going on as in the last ten minutes. */
export class Forecast {
  #samples: Sample[] = [];
  constructor(private readonly now: () => number) {}

  begin(): void {
    this.#samples = [];
  }

  note(used: number): void {
    const at = this.now();
    const last = this.#samples.at(-1);
    if (last && at - last.at < sampleMs) return;
    this.#samples = [...this.#samples.filter((sample) => at - sample.at <= memoryMs), { at, used }];
  }

  until(endsAt: number, used: number, limit: number): { forecastUsed: number; runsOutAt: number | null } {
    const now = this.now();
    const first = this.#samples.find((sample) => now - sample.at <= memoryMs);
    const perMs = first ? Math.max(0, used - first.used) / Math.max(leastSpanMs, now - first.at) : 0;
    const forecastUsed = Math.min(limit, Math.round(used + perMs * Math.max(0, endsAt - now)));
    const runsOutAt = perMs > 0 ? now + (limit - used) / perMs : Number.POSITIVE_INFINITY;
    return { forecastUsed, runsOutAt: runsOutAt < endsAt ? runsOutAt : null };
  }
}
