import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Browser, jsonOf } from "./browser.mjs";
import { LibraryWalk } from "./library-walk.mjs";

export const IN_VIEW = 40;
/** What is scrolled past is on the screen so long. */
const FLING_MS = 40;

/** Somebody who scrolls down the library, glances at some tiles, stays with others, and opens a file now and then. */
export class Person {
  scrolled = 0;
  opened = 0;
  openedInVain = 0;
  /** What is in view and still a placeholder. @type {string[]} */
  waiting = [];
  /** @type {import("./library-walk.mjs").Tile[]} */
  view = [];
  #asked = 0;
  #random;
  #thumbnails;

  /**
   * @param {{ dashboards: readonly string[], index: number, cursor: string | null, from: number, random: () => number,
   *   thumbnails: import("./thumbnails.mjs").Thumbnails }} who `from`: the tile to begin with after the cursor
   */
  constructor({ dashboards, index, cursor, from, random, thumbnails }) {
    this.browser = new Browser(dashboards, index);
    this.walk = new LibraryWalk(this.browser, cursor);
    this.at = from;
    this.#random = random;
    this.#thumbnails = thumbnails;
  }

  /** A screen further down. Of what is left at once, the pictures are given up. */
  async scrollOn() {
    const kind = this.#random();
    const stays = kind >= 0.8;
    this.view = await this.walk.window(this.at, IN_VIEW);
    this.at += IN_VIEW;
    this.scrolled += this.view.length;
    this.#asked = 0;
    this.waiting = [];
    if (kind >= 0.3) return this.#look(stays);
    const leaves = new AbortController();
    setMaxListeners(IN_VIEW, leaves.signal);
    const passing = this.#load(this.#pictured(), leaves.signal);
    await pause(FLING_MS);
    leaves.abort();
    await passing;
  }

  /** Placeholders in view ask again, as tiles do. */
  async askAgain() {
    this.#asked += 1;
    this.waiting = await this.#load(this.waiting, undefined);
  }

  /** Stops at what is in view now. */
  async stay() {
    await this.#look(true);
  }

  async open() {
    const file = this.view[Math.floor(this.#random() * this.view.length)];
    if (!file) return;
    this.opened += 1;
    const answer = await this.browser.send(`/api/files/${file.fileId}`);
    const url = answer.status === 200 ? jsonOf(answer).file.sources.download?.url : null;
    const bytes = url ? await this.browser.send(url, { headers: { range: "bytes=0-99" } }) : null;
    if (bytes?.status !== 206) this.openedInVain += 1;
  }

  /** @param {boolean} stays */
  async #look(stays) {
    const absent = await this.#load(this.#pictured(), undefined);
    this.waiting = stays ? absent : [];
  }

  #pictured() {
    return this.view.filter(({ hasPicture }) => hasPicture).map(({ fileId }) => fileId);
  }

  /** Those that came as placeholders. @param {string[]} fileIds @param {AbortSignal | undefined} signal */
  async #load(fileIds, signal) {
    const loads = fileIds.map(async (fileId) => {
      const came = await this.#thumbnails.load(this.browser, fileId, {
        again: this.#asked,
        ...(signal ? { signal } : {}),
      });
      return came === "placeholder" ? [fileId] : [];
    });
    return (await Promise.all(loads)).flat();
  }
}
