import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One line of choice in the master playlist. */
export type Variant = {
  /** Folder below `hls/` that holds `index.m3u8` and its segments. */
  folder: string;
  codecs: string;
  size?: { width: number; height: number };
  framesPerSecond?: number;
  /** What is known of the bit rate before all segments are written. */
  expectedBitRate: number;
  complete: boolean;
};

/** An audio track to choose. The one without a folder is inside every variant and played unless another is chosen. */
export type SoundChoice = { name: string; language: string | undefined; folder: string | null };

/** Writes `hls/master.m3u8` in one step, so that a reader never sees half of it. */
export async function writeMasterPlaylist(
  hlsFolder: string,
  variants: readonly Variant[],
  sounds: readonly SoundChoice[],
): Promise<void> {
  const lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"];
  for (const sound of sounds) {
    const attributes = ["TYPE=AUDIO", 'GROUP-ID="sound"', `NAME="${quotable(sound.name)}"`];
    if (sound.language) attributes.push(`LANGUAGE="${quotable(sound.language)}"`);
    attributes.push(sound.folder === null ? "DEFAULT=YES" : "DEFAULT=NO", "AUTOSELECT=YES");
    if (sound.folder !== null) attributes.push(`URI="${sound.folder}/index.m3u8"`);
    lines.push(`#EXT-X-MEDIA:${attributes.join(",")}`);
  }
  for (const variant of variants) {
    const measured = await measureBitRate(join(hlsFolder, variant.folder));
    const peak = variant.complete ? measured.peak : Math.max(measured.peak, variant.expectedBitRate) * 1.1;
    const attributes = [`BANDWIDTH=${Math.max(1, Math.ceil(peak))}`];
    if (variant.complete) attributes.push(`AVERAGE-BANDWIDTH=${Math.max(1, Math.ceil(measured.average))}`);
    if (variant.size) attributes.push(`RESOLUTION=${variant.size.width}x${variant.size.height}`);
    if (variant.framesPerSecond) attributes.push(`FRAME-RATE=${variant.framesPerSecond.toFixed(3)}`);
    attributes.push(`CODECS="${variant.codecs}"`);
    if (sounds.length > 0) attributes.push('AUDIO="sound"');
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

/** Names come out of hostile files: nothing in them may end the attribute or the line. */
function quotable(text: string): string {
  return text
    .replace(/["\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .trim()
    .slice(0, 80);
}
