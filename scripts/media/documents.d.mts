/** Writes a picture: a sky with a sun and a red bar along the top left of the stored pixels. */
export function makeImage(recipe: {
  path: string;
  width?: number;
  height?: number;
  format?: "jpeg" | "png" | "webp" | "avif" | "tiff";
  /** EXIF orientation, 1 to 8, that a viewer has to apply. */
  orientation?: number;
  text?: string;
}): Promise<void>;

/** Writes a PDF with a coloured head and a title, locked when a password is given. */
export function makePdf(recipe: { path: string; pages?: number; title?: string; password?: string }): Promise<void>;

/** Writes slides as PowerPoint does, with the bytes of its own thumbnail where given. */
export function makePptx(recipe: { path: string; thumbnail?: Uint8Array }): Promise<void>;
