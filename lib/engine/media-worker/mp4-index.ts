import { open } from "node:fs/promises";

const BOX_HEADER = 16;
const MOST_BOXES = 10_000;

/**
 * Whether an MP4 or QuickTime file has its index (the `moov` box). Recorders write it last, so a recording or an
 * upload that was cut off has none, and nothing in it can be played.
 */
export async function hasMovieIndex(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { size: end } = await file.stat();
    const header = Buffer.alloc(BOX_HEADER);
    let position = 0;
    for (let boxes = 0; boxes < MOST_BOXES && position + 8 <= end; boxes++) {
      const { bytesRead } = await file.read(header, 0, BOX_HEADER, position);
      if (bytesRead < 8) return false;
      if (header.toString("latin1", 4, 8) === "moov") return true;
      const shortSize = header.readUInt32BE(0);
      // 0 means "to the end of the file", 1 means that a 64-bit size follows.
      if (shortSize === 0 || (shortSize === 1 && bytesRead < BOX_HEADER)) return false;
      const size = shortSize === 1 ? Number(header.readBigUInt64BE(8)) : shortSize;
      if (size < 8) return false;
      position += size;
    }
    return false;
  } finally {
    await file.close();
  }
}
