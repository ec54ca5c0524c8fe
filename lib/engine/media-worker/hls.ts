import { existsSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Demuxer, Muxer } from "node-av/api";
import { AV_PKT_FLAG_CORRUPT } from "node-av/constants";
import { FileProblem } from "./file-problem";
import { type Variant, writeMasterPlaylist } from "./master-playlist";
import { Outputs } from "./outputs";
import { type Report, throttledProgress } from "./report";
import type { Track } from "./track";

export const SEGMENT_SECONDS = 4;

export type Rendition = {
  /** Folder below `hls/`. */
  folder: string;
  size?: { width: number; height: number };
  framesPerSecond?: number;
  expectedBitRate: number;
  /** Makes a track for each input stream to play, keyed by the stream's index. */
  tracks: (outputs: Outputs) => Promise<Map<number, Track>>;
  /** Also written as one MP4 file, relative to the output folder. */
  mp4Path?: string;
};

type Sources = { input: Demuxer; outputFolder: string; durationSeconds: number | undefined; report: Report };

/**
 * Writes one rendition under `hls/` and reports it as soon as its first segment can be played.
 * Returns how long what was written really is.
 */
export async function writeHls(
  { input, outputFolder, durationSeconds, report }: Sources,
  rendition: Rendition,
): Promise<number> {
  const hlsFolder = join(outputFolder, "hls");
  const folder = join(hlsFolder, rendition.folder);
  await mkdir(folder, { recursive: true });
  const outputs = new Outputs();
  const hls = await outputs.addHls(folder, SEGMENT_SECONDS);
  if (rendition.mp4Path !== undefined) await outputs.addMp4(join(outputFolder, rendition.mp4Path));
  const tracks = await rendition.tracks(outputs);

  const progress = throttledProgress(report);
  let variant: Variant | undefined;
  const announceWhenPlayable = async () => {
    if (variant !== undefined || !existsSync(join(folder, "index.m3u8"))) return;
    const { folder: name, size, framesPerSecond, expectedBitRate } = rendition;
    variant = { folder: name, codecs: codecsOf(hls), expectedBitRate };
    if (size) variant.size = size;
    if (framesPerSecond) variant.framesPerSecond = framesPerSecond;
    await writeMasterPlaylist(hlsFolder, [variant], false);
    report({
      event: "rendition",
      rendition: "hls",
      status: "ready",
      path: "hls/master.m3u8",
      contentType: "application/vnd.apple.mpegurl",
      ...size,
    });
  };

  let nextLook = 0;
  for await (using packet of input.packets()) {
    if (packet === null) break;
    const track = tracks.get(packet.streamIndex);
    // A packet that the end of a cut file went through would show as garbage.
    if (track === undefined || packet.hasFlags(AV_PKT_FLAG_CORRUPT)) continue;
    await track(packet);
    progress(durationSeconds ? (100 * outputs.seconds) / durationSeconds : 0);
    if (variant === undefined && outputs.seconds >= SEGMENT_SECONDS && Date.now() >= nextLook) {
      nextLook = Date.now() + 20;
      await announceWhenPlayable();
    }
  }
  for (const track of tracks.values()) await track(null);
  const codecs = outputs.seconds > 0 ? codecsOf(hls) : "";
  await outputs.close();
  if (codecs === "" || !existsSync(join(folder, "index.m3u8"))) {
    throw new FileProblem("Nothing in this file can be decoded. Export it again and upload the new file.");
  }
  await announceWhenPlayable();
  if (variant !== undefined) await writeMasterPlaylist(hlsFolder, [{ ...variant, codecs }], true);
  return outputs.seconds;
}

/** Reports the MP4 that was written beside the HLS rendition. */
export async function reportMp4(
  outputFolder: string,
  path: string,
  size: { width: number; height: number },
  report: Report,
): Promise<void> {
  const { size: bytes } = await stat(join(outputFolder, path));
  report({ event: "rendition", rendition: "preview", status: "ready", path, contentType: "video/mp4", ...size, bytes });
}

function codecsOf(muxer: Muxer): string {
  return muxer.streams
    .map((stream) => stream.codecpar.getCodecString())
    .filter((codec) => codec !== null)
    .join(",");
}
