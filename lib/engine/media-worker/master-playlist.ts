import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One line of choice in the master playlist; a later 720p or 360p is one more of these. */
export type Variant = {
  /** Folder below `hls/` that holds `index.m3u8` and its segments. */
  folder: string;
  codecs: string;
  size?: { width: number; height: number };
  framesPerSecond?: number;
  /** What is known of the bit rate before all segments are written. */
  expectedBitRate: number;
};

/** Writes `hls/master.m3u8` in one step, so that a reader never sees half of it. */
export async function writeMasterPlaylist(hlsFolder: string, variants: Variant[], complete: boolean): Promise<void> {
  const lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"];
  for (const variant of variants) {
    const measured = await measureBitRate(join(hlsFolder, variant.folder));
    const peak = complete ? measured.peak : Math.max(measured.peak, variant.expectedBitRate) * 1.1;
    const attributes = [`BANDWIDTH=${Math.max(1, Math.ceil(peak))}`];
    if (complete) attributes.push(`AVERAGE-BANDWIDTH=${Math.max(1, Math.ceil(measured.average))}`);
    if (variant.size) attributes.push(`RESOLUTION=${variant.size.width}x${variant.size.height}`);
    if (variant.framesPerSecond) attributes.push(`FRAME-RATE=${variant.framesPerSecond.toFixed(3)}`);
    attributes.push(`CODECS="${variant.codecs}"`);
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(",")}`, `${variant.folder}/index.m3u8`);
  }
  const path = join(hlsFolder, "master.m3u8");
  await writeFile(`${path}.tmp`, `${lines.join("\n")}\n`);
  await rename(`${path}.tmp`, path);
}

/** Bits a second over the segments that the playlist names: the highest of any one, and of all together. */
async function measureBitRate(folder: string): Promise<{ peak: number; average: number }> {
  const playlist = await readFile(join(folder, "index.m3u8"), "utf8");
  let peak = 0;
  let bits = 0;
  let seconds = 0;
  for (const [, duration, segment] of playlist.matchAll(/#EXTINF:([\d.]+),[^\n]*\n([^#\n]+)/g)) {
    const length = Number(duration);
    const size = (await stat(join(folder, segment ?? ""))).size * 8;
    // The bit rate of a sliver at the end says nothing of what the network must carry.
    if (length >= 0.5) peak = Math.max(peak, size / length);
    bits += size;
    seconds += length;
  }
  const average = seconds > 0 ? bits / seconds : 0;
  return { peak: Math.max(peak, average), average };
}
