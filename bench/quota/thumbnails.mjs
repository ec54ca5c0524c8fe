/** What came for tiles' pictures, over all people of a run. */
export class Thumbnails {
  asked = 0;
  pictures = 0;
  placeholders = 0;
  givenUp = 0;
  /** Neither a picture nor a designed placeholder: what a person sees as a broken image. */
  broken = 0;
  fetched = 0;
  /** Why placeholders came. @type {Map<string, number>} */
  reasons = new Map();
  /** @type {string[]} */
  examples = [];
  #sinceSample = 0;

  /** @param {number} sampleEvery every so many redirects one is followed */
  constructor(sampleEvery) {
    this.sampleEvery = sampleEvery;
  }

  /**
   * @param {import("./browser.mjs").Browser} browser @param {string} fileId
   * @param {{ again?: number, signal?: AbortSignal }} [more]
   * @returns {Promise<"picture" | "placeholder" | "broken" | "given up">}
   */
  async load(browser, fileId, { again = 0, signal } = {}) {
    this.asked += 1;
    const path = `/api/files/${fileId}/thumbnail${again > 0 ? `?again=${again}` : ""}`;
    const answer = await browser.send(path, { signal }).catch((error) => {
      if (signal?.aborted) return null;
      throw error;
    });
    if (!answer) {
      this.givenUp += 1;
      return "given up";
    }
    const { location } = answer.headers;
    if (answer.status === 302 && location) return this.#picture(browser, location);
    const isPlaceholder = answer.headers["content-type"]?.startsWith("image/svg+xml") && answer.headers["x-thumbnail"];
    if (answer.status !== 200 || !isPlaceholder) return this.#isBroken(`${path}: ${answer.status}`);
    this.placeholders += 1;
    const why = String(answer.headers["x-thumbnail"]);
    this.reasons.set(why, (this.reasons.get(why) ?? 0) + 1);
    return "placeholder";
  }

  /** @param {import("./browser.mjs").Browser} browser @param {string} url */
  async #picture(browser, url) {
    this.pictures += 1;
    this.#sinceSample += 1;
    if (this.#sinceSample < this.sampleEvery) return "picture";
    this.#sinceSample = 0;
    this.fetched += 1;
    const { status, headers, body } = await browser.send(url);
    const isImage = status === 200 && headers["content-type"]?.startsWith("image/") && body.length > 100;
    return isImage ? "picture" : this.#isBroken(`${url}: ${status} ${headers["content-type"]}`);
  }

  /** @param {string} example */
  #isBroken(example) {
    this.broken += 1;
    if (this.examples.length < 5) this.examples.push(example);
    return /** @type {const} */ ("broken");
  }
}
