import type { FilterAPI } from "node-av/api";
import { AV_FIELD_BB, AV_FIELD_BT, AV_FIELD_TB, AV_FIELD_TT } from "node-av/constants";
import type { Stream } from "node-av/lib";
import { z } from "zod";
import { toneMapFilters } from "./colour";
import type { Outputs } from "./outputs";
import { KEYFRAME_SECONDS, type Size, type VideoRung } from "./rungs";
import type { Storyboard } from "./storyboard";
import { decodedTrack, type FrameSink, filteredSink, type Track, videoEncoderSink } from "./track";
import { fitEven, uprightFilters, type VideoShape } from "./video-shape";

export type OpenRung = { rung: VideoRung; outputs: Outputs };

const SIDE_WITHOUT_RUNGS = 320;

/**
 * Decodes a video once for all renditions, largest first: each smaller one is scaled from the one above, and the
 * storyboard from the smallest.
 */
export function picturesTrack(
  video: Stream,
  shape: VideoShape,
  rungs: readonly OpenRung[],
  storyboard: Storyboard,
): Promise<Track> {
  const framesPerSecond = constantFrameRate(video);
  const size = rungs[0]?.rung.size ?? fitEven(shape, SIDE_WITHOUT_RUNGS / Math.max(shape.width, shape.height));
  const filters = [
    ...(isInterlaced(video) ? ["bwdif=mode=send_frame"] : []),
    ...uprightFilters(shape),
    scaled(size),
    ...toneMapFilters(video),
    ...steady(framesPerSecond),
  ];
  return decodedTrack(video, filters.join(","), (filter) => sinksFor(filter, rungs, framesPerSecond, storyboard));
}

async function sinksFor(
  filter: FilterAPI,
  [first, ...rest]: readonly OpenRung[],
  framesPerSecond: number,
  storyboard: Storyboard,
): Promise<FrameSink[]> {
  if (first === undefined) return [await storyboard.sink()];
  const encoding = { mostBits: first.rung.mostBits, framesPerSecond, keyframeSeconds: KEYFRAME_SECONDS };
  const encoder = await videoEncoderSink(filter, encoding, first.outputs);
  const [next] = rest;
  if (next === undefined) return [encoder, await storyboard.sink()];
  const smaller = [scaled(next.rung.size), ...steady(framesPerSecond)].join(",");
  return [encoder, await filteredSink(smaller, (below) => sinksFor(below, rest, framesPerSecond, storyboard))];
}

function scaled({ width, height }: Size): string {
  return `scale=${width}:${height}:flags=bicubic`;
}

function steady(framesPerSecond: number): string[] {
  return ["setsar=1", `fps=${framesPerSecond}`, "format=yuv420p"];
}

/** Encoded video gets one steady rate, so that keyframes fall on the same times in every rendition. */
export function constantFrameRate(video: Stream): number {
  const average = video.avgFrameRate.den > 0 ? video.avgFrameRate.num / video.avgFrameRate.den : 0;
  const base = video.rFrameRate.den > 0 ? video.rFrameRate.num / video.rFrameRate.den : 0;
  // The base rate of a variable one is its clock (1000 in WebM) rather than a rate of pictures.
  const rate = base > 0 && base <= 60 ? base : average;
  if (rate <= 0) return 30;
  return rate > 60 ? 60 : Math.max(1, Math.round(rate * 1000) / 1000);
}

const codecFieldOrder = z.object({ fieldOrder: z.number() });
const interlacedOrders: readonly number[] = [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT];

function isInterlaced(video: Stream): boolean {
  const order = codecFieldOrder.safeParse(video.codecpar.toJSON());
  return order.success && interlacedOrders.includes(order.data.fieldOrder);
}
