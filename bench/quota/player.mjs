import { jsonOf } from "./browser.mjs";

const AHEAD_SECONDS = 30;
const MOST_REFUSALS = 2;

/** @typedef {{ url: string, seconds: number }} Segment */

/**
 * Plays one video round and round as the dashboard's player does: it keeps the playlist it began with, buffers half a
 * minute, and when two requests in a row are refused asks for a fresh source and goes on at the same second.
 */
export class Player {
  /** Pictures that stopped: refused again with a fresh source, or none was to be had before the buffer ran dry. */
  interruptions = 0;
  renewals = 0;
  segments = 0;
  refusals = 0;
  /** @type {Segment[]} */
  #segments = [];
  #next = 0;
  #bufferedSeconds = 0;
  #browser;
  #fileId;

  /** @param {import("./caching-browser.mjs").CachingBrowser} browser @param {string} fileId */
  constructor(browser, fileId) {
    this.#browser = browser;
    this.#fileId = fileId;
  }

  async start() {
    await this.#load(`/api/files/${this.#fileId}`);
  }

  /** @param {number} seconds of playing that have passed */
  async play(seconds) {
    this.#bufferedSeconds -= seconds;
    if (this.#bufferedSeconds < 0 && this.segments > 0) this.interruptions += 1;
    this.#bufferedSeconds = Math.max(0, this.#bufferedSeconds);
    while (this.#bufferedSeconds < AHEAD_SECONDS) {
      const segment = this.#segments[this.#next % this.#segments.length];
      if (!segment) throw new Error("A playlist without segments.");
      if (!(await this.#fetch(segment)) && !(await this.#goOnWithFreshSource())) {
        this.interruptions += 1;
        return;
      }
      this.#next += 1;
      this.#bufferedSeconds += segment.seconds;
    }
  }

  async #goOnWithFreshSource() {
    this.renewals += 1;
    if (!(await this.#load(`/api/files/${this.#fileId}?renew=true`))) return false;
    const segment = this.#segments[this.#next % this.#segments.length];
    return segment !== undefined && (await this.#fetch(segment));
  }

  /** @param {Segment} segment */
  async #fetch({ url }) {
    for (let refusals = 0; refusals < MOST_REFUSALS; ) {
      const { status } = await this.#browser.send(url);
      this.segments += 1;
      if (status === 200) return true;
      if (status !== 403) throw new Error(`${url} answered ${status}.`);
      this.refusals += 1;
      refusals += 1;
    }
    return false;
  }

  /** @param {string} path */
  async #load(path) {
    const answer = await this.#browser.send(path);
    const url = answer.status === 200 ? jsonOf(answer).file.sources.hls?.url : null;
    if (!url) return false;
    const master = await this.#playlist(url);
    const [first = ""] = master?.lines ?? [];
    const rendition = first && (await this.#playlist(new URL(first, url).href));
    if (!rendition) return false;
    const lengths = [...rendition.text.matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length));
    this.#segments = rendition.lines.map((line, index) => ({
      url: new URL(line, rendition.url).href,
      seconds: lengths[index] ?? 0,
    }));
    return this.#segments.length > 0;
  }

  /** @param {string} url */
  async #playlist(url) {
    const answer = await this.#browser.send(url);
    if (answer.status !== 200) return null;
    const text = answer.body.toString();
    return { url, text, lines: text.split("\n").filter((line) => line !== "" && !line.startsWith("#")) };
  }
}
