/** So many answers in a row without fresh URLs, and it is believed that getting a file does not sign them. */
const enough = 3;
const relearnMs = 10 * 60_000;

/** Whether upstream's `get` signs URLs anew: newer ones do, older ones leave them out. Learned, and now and then learned again. */
export class GetSigns {
  #noes = 0;
  #lastNo = 0;
  constructor(private readonly now: () => number) {}

  /** For whoever is many: a thousand tiles cost one call each, and learn what others have tried. */
  get isBelieved(): boolean {
    return this.#noes < enough;
  }

  /** For a person who opens a file: now and then the dear call waits for one more try of the cheap one. */
  isWorthAsking(): boolean {
    if (this.isBelieved) return true;
    if (this.now() - this.#lastNo < relearnMs) return false;
    // One more try; one more no settles it again.
    this.#noes = enough - 1;
    return true;
  }

  note(signed: boolean): void {
    this.#noes = signed ? 0 : this.#noes + 1;
    if (!signed) this.#lastNo = this.now();
  }
}
