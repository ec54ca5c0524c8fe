import type { Demuxer } from "node-av/api";
import { AV_CODEC_ID_AAC, AV_CODEC_ID_H264, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P } from "node-av/constants";
import type { Stream } from "node-av/lib";
import { isHdr } from "./colour";
import type { VideoShape } from "./video-shape";

/** What every browser plays from HLS is copied as it is; all else is encoded. */
export type StreamPlan = "copy" | "encode";

const LONGEST_COPIED_GOP_SECONDS = 8;
const SECONDS_LOOKED_AT = 24;
const PACKETS_LOOKED_AT = 4_000;
const H264_LEVEL_5_2 = 52;

/**
 * A rotated picture is encoded although its codec would do: not every player honours the rotation written in a
 * fragmented MP4.
 */
export async function planVideo(
  openAgain: () => Promise<Demuxer>,
  stream: Stream,
  shape: VideoShape,
): Promise<StreamPlan> {
  const { codecId, format, level, extradataSize } = stream.codecpar;
  const plain = format === AV_PIX_FMT_YUV420P || format === AV_PIX_FMT_YUVJ420P;
  const copyable =
    codecId === AV_CODEC_ID_H264 &&
    plain &&
    level <= H264_LEVEL_5_2 &&
    extradataSize > 0 &&
    shape.rotation === 0 &&
    !shape.mirrored &&
    !isHdr(stream) &&
    shape.squarePixels;
  if (!copyable) return "encode";
  return (await hasFrequentKeyframes(openAgain, stream.index)) ? "copy" : "encode";
}

/** Plain AAC that carries its configuration; streams that repeat it in every frame (ADTS) are cheap to encode anew. */
export function planAudio(stream: Stream): StreamPlan {
  const { codecId, extradataSize, channels, sampleRate } = stream.codecpar;
  return codecId === AV_CODEC_ID_AAC && extradataSize >= 2 && channels <= 2 && sampleRate >= 16_000 ? "copy" : "encode";
}

/** A segment begins at a keyframe, so rare keyframes would make a copied stream slow to start and to seek. */
async function hasFrequentKeyframes(openAgain: () => Promise<Demuxer>, index: number): Promise<boolean> {
  await using input = await openAgain();
  let looked = 0;
  let first: number | undefined;
  let lastKey: number | undefined;
  for await (using packet of input.packets(index)) {
    if (packet === null) break;
    const time = (Number(packet.pts > 0n ? packet.pts : packet.dts) * packet.timeBase.num) / packet.timeBase.den;
    first ??= time;
    if (packet.isKeyframe) lastKey = time;
    if (lastKey === undefined || time - lastKey > LONGEST_COPIED_GOP_SECONDS) return false;
    if (++looked >= PACKETS_LOOKED_AT || time - first > SECONDS_LOOKED_AT) break;
  }
  return lastKey !== undefined;
}
