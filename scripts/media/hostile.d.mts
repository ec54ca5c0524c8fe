/** Writes a valid PNG of 20,000 x 20,000 pixels (1.2 GB when decoded) that is small on disk. */
export function makeBigPng(recipe: { path: string; width?: number; height?: number }): Promise<void>;

/** Writes the first part of an MP4: without its index, or with it in front and the end missing. */
export function makeTruncatedMp4(recipe: {
  path: string;
  seconds?: number;
  indexFirst?: boolean;
  /** The part that is kept, 0 to 1. */
  keep?: number;
}): Promise<void>;

/** Writes an SVG with a script, event handlers and images that point outside of it. */
export function makeSvgWithScript(recipe: { path: string }): Promise<void>;

/** Writes an HLS playlist whose only segment is /etc/passwd. */
export function makePlaylistToPasswd(recipe: { path: string }): Promise<void>;

/** Writes plain text; give it a path that ends in .mp4. */
export function makePlainTextNamedMp4(recipe: { path: string }): Promise<void>;

/** Writes a QuickTime file without pictures of its own: it says that they lie in another, which has its index last. */
export function makeReferenceMov(recipe: { path: string; target: string }): Promise<void>;

/** Copies a file into Matroska, with all times from `atSeconds` on later by `bySeconds`. */
export function makeTimeJump(recipe: {
  path: string;
  source: string;
  atSeconds: number;
  bySeconds: number;
}): Promise<void>;
