/** When the page asks by itself how things stand. Only while it is seen: a hidden tab asks nothing. */

/** Files that were changed in the backend's own app send no events, so the head of the list is asked for all the same. */
export const calmMs = 25_000;
const firstMs = 2_000;
const longestMs = 15_000;
const growth = 1.5;
const recoveryMs = 4_000;

type Situation = {
  /** The backend's events reach this page. */
  isLive: boolean;
  /** How many files are unfinished: 0 when there is nothing to wait for. */
  unfinished: number;
  isFailing: boolean;
  /** Identity of the newest answer, and when it came. */
  data: unknown;
  answeredAt: number;
};

/** How long to wait before asking again: short after news, longer with each answer that brings none. */
export class PollPace {
  #waitMs = firstMs;
  #unfinished = 0;
  #data: unknown;
  #answeredAt = 0;

  next({ isLive, unfinished, isFailing, data, answeredAt }: Situation): number {
    if (answeredAt !== this.#answeredAt || unfinished !== this.#unfinished) {
      const isNews = data !== this.#data || unfinished !== this.#unfinished;
      this.#waitMs = isNews ? firstMs : Math.min(longestMs, this.#waitMs * growth);
      [this.#data, this.#answeredAt, this.#unfinished] = [data, answeredAt, unfinished];
    }
    if (isFailing) return recoveryMs;
    return isLive || unfinished === 0 ? calmMs : this.#waitMs;
  }
}
