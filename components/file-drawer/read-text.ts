/** The first bytes behind an address, never more than asked for, whatever the server sends. Throws when it refuses. */
export async function readStart(
  url: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  // One more than is shown tells whether there is more.
  const response = await fetch(url, { signal, headers: { range: `bytes=0-${mostBytes}` } });
  if (response.status === 416) return { bytes: new Uint8Array(), isWhole: true };
  if (!response.ok || !response.body) throw new Error(`The text was answered with ${response.status}.`);
  const reader = response.body.getReader();
  const bytes = new Uint8Array(mostBytes + 1);
  let length = 0;
  while (length < bytes.length) {
    const { done, value } = await reader.read();
    if (done) break;
    const piece = value.subarray(0, bytes.length - length);
    bytes.set(piece, length);
    length += piece.length;
  }
  await reader.cancel();
  return { bytes: bytes.slice(0, Math.min(length, mostBytes)), isWhole: length <= mostBytes };
}

const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** As text, by its byte order mark, else UTF-8; without what would reorder or hide what stands around it. */
export function decodeText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  // As a stream, so that a letter cut at the end is left out instead of shown broken.
  return new TextDecoder(encoding)
    .decode(bytes, { stream: true })
    .replace(directionControls, "")
    .replaceAll("\0", "\ufffd");
}
