/**
 * The size by which a page tells the placeholder of a thumbnail from a picture of its own: an `<img>` shows either, and
 * says nothing of the answer's headers but its size.
 */
export const placeholderSize = { width: 643, height: 361 } as const;

/** True for an image element that shows a placeholder: its picture is to be asked for again in a while. */
export function isPlaceholder(image: { naturalWidth: number; naturalHeight: number }): boolean {
  return image.naturalWidth === placeholderSize.width && image.naturalHeight === placeholderSize.height;
}
