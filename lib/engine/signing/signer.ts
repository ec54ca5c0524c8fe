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
    return this.#mac(purpose, path, expires).toString("base64url");
  }

  matches(purpose: Purpose, path: string, expires: number, signature: string): boolean {
    const expected = this.#mac(purpose, path, expires);
    const given = Buffer.from(signature, "base64url");
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  #mac(purpose: Purpose, path: string, expires: number): Buffer {
    return createHmac("sha256", this.#key).update(`${purpose}\n${path}\n${expires}`).digest();
  }
}
