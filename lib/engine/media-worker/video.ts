import type { Demuxer } from "node-av/api";
import { AV_FIELD_BB, AV_FIELD_BT, AV_FIELD_TB, AV_FIELD_TT } from "node-av/constants";
import type { Stream } from "node-av/lib";
import sharp from "sharp";
import { z } from "zod";
import { type Rendition, reportMp4, SEGMENT_SECONDS, writeHls } from "./hls";
import { declaredDuration, type MediaStreams } from "./media-input";
import { makeThumbnail } from "./picture";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";
import { planAudio, planVideo } from "./stream-plan";
import { copiedTrack, encodedAudioTrack, encodedVideoTrack, type Track } from "./track";
import { fitEven, uprightFilters, type VideoShape, videoShape } from "./video-shape";
import { representativeStill } from "./video-thumbnail";

const MOST_SHORT_SIDE = 1080;
const MOST_LONG_SIDE = 2560;
const PREVIEW_SHORT_SIDE = 720;
const PREVIEW_PATH = "preview.mp4";

/** Describes a video and makes its thumbnail, its HLS stream and, when it is small enough, its preview. */
export async function processVideo(
  job: MediaJob,
  streams: MediaStreams & { video: Stream },
  input: Demuxer,
  openAgain: () => Promise<Demuxer>,
  report: Report,
): Promise<void> {
  const { video, audio } = streams;
  const shape = videoShape(video);
  const durationSeconds = declaredDuration(input);
  const described = { event: "described", type: "VIDEO", width: shape.width, height: shape.height } as const;
  report(durationSeconds === undefined ? described : { ...described, durationSeconds });

  const still = await representativeStill(openAgain, video.index, shape, durationSeconds);
  const { data, width, height } = still;
  await makeThumbnail(sharp(data, { raw: { width, height, channels: 3 } }), job.outputFolder, report);

  const rendition = await planRendition(openAgain, video, audio, shape, input.bitRate);
  const sources = { input, outputFolder: job.outputFolder, durationSeconds, report };
  const written = await writeHls(sources, rendition);
  if (durationSeconds === undefined || Math.abs(written - durationSeconds) > 0.5) {
    report({ ...described, durationSeconds: written });
  }
  if (rendition.mp4Path === undefined) report({ event: "rendition", rendition: "preview", status: "skipped" });
  else await reportMp4(job.outputFolder, rendition.mp4Path, rendition.size, report);
}

async function planRendition(
  openAgain: () => Promise<Demuxer>,
  video: Stream,
  audio: Stream | undefined,
  shape: VideoShape,
  inputBitRate: number,
): Promise<Rendition & { size: { width: number; height: number } }> {
  const plan = await planVideo(openAgain, video, shape);
  const shortSide = Math.min(shape.width, shape.height);
  const longSide = Math.max(shape.width, shape.height);
  const smaller = fitEven(shape, Math.min(MOST_SHORT_SIDE / shortSide, MOST_LONG_SIDE / longSide));
  const size = plan === "copy" ? { width: shape.width, height: shape.height } : smaller;
  const framesPerSecond = constantFrameRate(video);
  const quality = Math.min(size.width, size.height);
  const tracks = async (outputs: Parameters<Rendition["tracks"]>[0]) => {
    const encoding = {
      filters: encodeFilters(video, shape, size, framesPerSecond),
      framesPerSecond,
      keyframeSeconds: SEGMENT_SECONDS / 2,
      height: quality,
    };
    const made = new Map<number, Track>();
    made.set(
      video.index,
      plan === "copy" ? copiedTrack(video, outputs) : await encodedVideoTrack(video, outputs, encoding),
    );
    if (audio) {
      made.set(
        audio.index,
        planAudio(audio) === "copy" ? copiedTrack(audio, outputs) : await encodedAudioTrack(audio, outputs),
      );
    }
    return made;
  };
  const common = { folder: `${quality}p`, size, tracks, expectedBitRate: plan === "copy" ? inputBitRate : 0 };
  const named = plan === "copy" ? common : { ...common, framesPerSecond };
  return quality <= PREVIEW_SHORT_SIDE ? { ...named, mp4Path: PREVIEW_PATH } : named;
}

function encodeFilters(
  video: Stream,
  shape: VideoShape,
  size: { width: number; height: number },
  framesPerSecond: number,
): string {
  return [
    ...(isInterlaced(video) ? ["bwdif=mode=send_frame"] : []),
    ...uprightFilters(shape),
    `scale=${size.width}:${size.height}:flags=bicubic`,
    "setsar=1",
    `fps=${framesPerSecond}`,
    "format=yuv420p",
  ].join(",");
}

/** Encoded video gets one steady rate, so that keyframes fall on the same times in every later rendition. */
function constantFrameRate(video: Stream): number {
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
