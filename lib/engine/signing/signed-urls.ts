import type { Purpose, Signer } from "./signer";

/** What of a file a signed URL can name. */
export const objectNames = ["download", "thumbnail", "preview", "waveform"] as const;
export type ObjectName = (typeof objectNames)[number];

/** Why a signed URL is refused. */
export type Refusal = "tampered" | "expired";

/** The addresses under which browsers reach bytes. */
export class SignedUrls {
  readonly #base: string;
  readonly #signer: Signer;
  readonly #now: () => number;

  constructor(base: string, signer: Signer, now: () => number) {
    this.#base = base.replace(/\/+$/, "");
    this.#signer = signer;
    this.#now = now;
  }

  object(fileId: string, name: ObjectName, expires: number): string {
    const path = `/objects/${fileId}/${name}`;
    return `${this.#base}${path}?expires=${expires}&signature=${this.#signer.sign("object", path, expires)}`;
  }

  upload(fileId: string, expires: number): string {
    const path = `/uploads/${fileId}`;
    return `${this.#base}${path}?expires=${expires}&signature=${this.#signer.sign("upload", path, expires)}`;
  }

  /** The signature is an element of the path, so that the playlist's relative URLs carry it on. */
  hls(fileId: string, playlist: string, expires: number): string {
    const signature = this.#signer.sign("hls", `/hls/${fileId}/`, expires);
    return `${this.#base}/hls/${fileId}/${expires}-${signature}/${playlist}`;
  }

  /** As for HLS: the index's relative picture URLs carry the signature on. */
  storyboard(fileId: string, index: string, expires: number): string {
    const folder = storyboardFolder(fileId);
    return `${this.#base}${folder}${expires}-${this.#signer.sign("storyboard", folder, expires)}/${index}`;
  }

  publicHls(publicId: string, playlist: string): string {
    return `${this.#base}/public/${publicId}/${playlist}`;
  }

  publicStatic(publicId: string): string {
    return `${this.#base}/public/${publicId}/static`;
  }

  /** As stores do it: any change of the query, even an addition, breaks the signature. */
  checkQuery(purpose: "object" | "upload", url: URL): Refusal | null {
    const names = [...url.searchParams.keys()].sort().join();
    if (names !== "expires,signature") return "tampered";
    const expires = url.searchParams.get("expires") ?? "";
    return this.#check(purpose, url.pathname, expires, url.searchParams.get("signature") ?? "");
  }

  checkHls(fileId: string, pass: string): Refusal | null {
    return this.#checkPass("hls", `/hls/${fileId}/`, pass);
  }

  checkStoryboard(fileId: string, pass: string): Refusal | null {
    return this.#checkPass("storyboard", storyboardFolder(fileId), pass);
  }

  #checkPass(purpose: Purpose, folder: string, pass: string): Refusal | null {
    const dash = pass.indexOf("-");
    return this.#check(purpose, folder, pass.slice(0, dash), pass.slice(dash + 1));
  }

  #check(purpose: Purpose, path: string, expires: string, signature: string): Refusal | null {
    if (!/^[1-9]\d{0,14}$/.test(expires)) return "tampered";
    const until = Number(expires);
    if (!this.#signer.matches(purpose, path, until, signature)) return "tampered";
    return until * 1000 <= this.#now() ? "expired" : null;
  }
}

function storyboardFolder(fileId: string): string {
  return `/objects/${fileId}/storyboard/`;
}
