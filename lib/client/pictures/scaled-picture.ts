/** The longer side of a drawn picture: a tile on a dense screen. */
const longestSide = 640;

type Drawable = { source: HTMLImageElement | HTMLVideoElement; width: number; height: number };

/** Where a picture of this size goes: as large as a tile needs, never blown up. */
export function scaledSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws what an element shows, scaled down for a tile. */
export async function drawScaled({ source, ...size }: Drawable): Promise<OffscreenCanvas> {
  const { width, height } = scaledSize(size);
  const bitmap = await createImageBitmap(source, { resizeWidth: width, resizeHeight: height, resizeQuality: "medium" });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

export function toBlob(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
}

/** How bright the brightest of some places is, 0..255: a film often begins with black. */
export function brightness(canvas: OffscreenCanvas): number {
  const small = new OffscreenCanvas(16, 16);
  const context = small.getContext("2d", { willReadFrequently: true });
  context?.drawImage(canvas, 0, 0, 16, 16);
  return Math.max(0, ...(context?.getImageData(0, 0, 16, 16).data.filter((_, at) => at % 4 !== 3) ?? []));
}
