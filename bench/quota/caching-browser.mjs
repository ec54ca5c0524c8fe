import { Browser } from "./browser.mjs";

/** @typedef {import("./browser.mjs").Answer} Answer */

/** Keeps answers as a browser does (RFC 9111), by a clock of its own that may be wrong. */
export class CachingBrowser extends Browser {
  /** @type {Map<string, { answer: Answer, storedAt: number, freshMs: number }>} */
  #kept = new Map();
  #now;

  /** @param {readonly string[]} dashboards @param {number} first @param {() => number} now this browser's clock, milliseconds since the epoch */
  constructor(dashboards, first, now) {
    super(dashboards, first);
    this.#now = now;
  }

  /** From what is kept, else from the network. @param {string} url */
  async get(url) {
    const kept = this.#kept.get(url);
    if (kept && this.#now() - kept.storedAt < kept.freshMs) return kept.answer;
    const answer = await this.send(url);
    const freshMs = this.#freshness(answer);
    if (freshMs > 0) this.#kept.set(url, { answer, storedAt: this.#now(), freshMs });
    else this.#kept.delete(url);
    return answer;
  }

  /** @param {Answer} answer */
  #freshness({ headers }) {
    const control = headers["cache-control"] ?? "";
    const seconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
    if (/no-store|no-cache/.test(control)) return 0;
    // The age that it seems to have already: by how much its time is behind this clock.
    const sentAt = Date.parse(headers.date ?? "");
    const apparentAgeMs = Number.isNaN(sentAt) ? 0 : Math.max(0, this.#now() - sentAt);
    return seconds * 1000 - apparentAgeMs;
  }
}
