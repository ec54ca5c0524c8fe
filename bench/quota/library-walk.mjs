import { jsonOf } from "./browser.mjs";

const PAGE = 60;

/** @typedef {{ fileId: string, hasPicture: boolean }} Tile */

/** The pages of the library in a browser: loaded as far as they are scrolled to. */
export class LibraryWalk {
  /** @type {Tile[]} */
  tiles = [];
  failures = 0;
  #hasMore = true;
  #browser;
  #cursor;

  /** @param {import("./browser.mjs").Browser} browser @param {string | null} cursor where the walk begins, null: at the head */
  constructor(browser, cursor) {
    this.#browser = browser;
    this.#cursor = cursor;
  }

  /** @param {number} from @param {number} count */
  async window(from, count) {
    while (this.#hasMore && this.tiles.length < from + count) await this.#more();
    return this.tiles.slice(from, from + count);
  }

  async pollHead() {
    const answer = await this.#browser.send(`/api/files?limit=${PAGE}&background=true`);
    if (answer.status !== 200) this.failures += 1;
  }

  async #more() {
    const cursor = this.#cursor === null ? "" : `&cursor=${this.#cursor}`;
    const answer = await this.#browser.send(`/api/files?limit=${PAGE}${cursor}`);
    if (answer.status !== 200) throw new Error(`A page of the list answered ${answer.status}: ${answer.body}`);
    const { files, hasMore, nextCursor } = jsonOf(answer);
    this.#hasMore = hasMore;
    this.#cursor = nextCursor;
    for (const { fileId, sources } of files) {
      this.tiles.push({ fileId, hasPicture: sources.thumbnail?.status === "ready" });
    }
  }
}

/** The cursor behind so many files. @param {import("../client.mjs").Client} api */
export async function cursorAfter(api, /** @type {number} */ files) {
  /** @type {string | null} */
  let cursor = null;
  for (let seen = 0; seen < files; seen += 200) {
    cursor = (await api.json("GET", `/v1/files?limit=200${cursor === null ? "" : `&cursor=${cursor}`}`)).nextCursor;
  }
  return cursor;
}
