import { drawScaled, toBlob } from "./scaled-picture";

/** A larger original is not fetched for a tile. */
const mostBytes = 24_000_000;
/** A picture of more has to be decoded as a whole, which would take the page's memory. */
const mostPixels = 100_000_000;

/** A small picture of an image file, from its own bytes; null when it is too large for that. Throws when it cannot be had. */
export async function drawImage(url: string, signal: AbortSignal): Promise<Blob | null> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  if (Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    await response.body?.cancel();
    return null;
  }
  const address = URL.createObjectURL(await response.blob());
  try {
    const image = await loaded(address);
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width * height === 0 || width * height > mostPixels) return null;
    return await toBlob(await drawScaled({ source: image, width, height }));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Not `decode()`: the size is to be known before the picture is unpacked. */
function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("not a picture that this browser knows"));
    image.src = address;
  });
}
