import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signature is good for; one made for a download does not upload. */
export type Purpose = "upload" | "object" | "hls" | "storyboard";

/** Makes and checks the signatures of URLs: HMAC-SHA256 over purpose, path and expiry. */
export class Signer {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  sign(purpose: Purpose, path: string, expires: number): string {
    return createHmac("sha256", this.#key).update(`${purpose}\n${path}\n${expires}`).digest("base64url");
  }

  /** Compares the letters: read as base64, several spellings would be one signature. */
  matches(purpose: Purpose, path: string, expires: number, signature: string): boolean {
    const expected = Buffer.from(this.sign(purpose, path, expires));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
