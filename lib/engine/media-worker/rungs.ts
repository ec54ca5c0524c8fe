import type { StreamPlan } from "./stream-plan";
import { fitEven } from "./video-shape";

export type Size = { width: number; height: number };

/** One rendition of the HLS stream. */
export type Rung = {
  /** Folder below `hls/`. */
  folder: string;
  size?: Size;
  framesPerSecond?: number;
  segmentSeconds: number;
  /** What is known of its bit rate before it is written. */
  expectedBitRate: number;
  /** Also written as one MP4 file, relative to the output folder. */
  mp4Path?: string;
};

export type VideoRung = Rung & {
  size: Size;
  /** The highest bit rate it may take where it is encoded. */
  mostBits: number;
};

type Source = Size & { framesPerSecond: number; bitRate: number };

export const SEGMENT_SECONDS = 4;
/** Where nothing plays before it is encoded, a shorter segment is there sooner. */
const FIRST_ENCODED_SEGMENT_SECONDS = 2;
/** Divides every segment's length. */
export const KEYFRAME_SECONDS = 2;

const MOST_SHORT_SIDE = 1080;
const MOST_LONG_SIDE = 2560;
const SMALLER_SHORT_SIDES = [720, 360];
const LEAST_BITS = 150_000;
const PREVIEW_SHORT_SIDE = 720;
export const PREVIEW_PATH = "preview.mp4";

/**
 * The renditions of a video, largest first: the picture as it is or within 1080p, and behind it 720p and 360p where
 * they are smaller. The largest within 720p is also the preview.
 */
export function planRungs(source: Source, plan: StreamPlan): [VideoRung, ...VideoRung[]] {
  const shortSide = Math.min(source.width, source.height);
  const longSide = Math.max(source.width, source.height);
  const rung = (size: Size): VideoRung => {
    const most = mostBits(size, source, plan);
    const { framesPerSecond } = source;
    const segmentSeconds = plan === "copy" ? SEGMENT_SECONDS : FIRST_ENCODED_SEGMENT_SECONDS;
    return {
      folder: `${Math.min(size.width, size.height)}p`,
      size,
      segmentSeconds,
      framesPerSecond,
      expectedBitRate: most,
      mostBits: most,
    };
  };
  const top = rung(fitEven(source, Math.min(MOST_SHORT_SIDE / shortSide, MOST_LONG_SIDE / longSide)));
  if (plan === "copy") {
    top.size = { width: source.width, height: source.height };
    top.folder = `${shortSide}p`;
    top.expectedBitRate = source.bitRate;
    delete top.framesPerSecond;
  }
  const below = SMALLER_SHORT_SIDES.filter((side) => side < Math.min(top.size.width, top.size.height)).map((side) =>
    rung(fitEven(source, side / shortSide)),
  );
  const rungs: [VideoRung, ...VideoRung[]] = [top, ...below];
  const preview = rungs.find(({ size }) => Math.min(size.width, size.height) <= PREVIEW_SHORT_SIDE);
  if (preview) preview.mp4Path = PREVIEW_PATH;
  return rungs;
}

/** A smaller rendition must cost less than what it stands in for: less of the source's bit rate, by its size. */
function mostBits(size: Size, source: Source, plan: StreamPlan): number {
  const quality = Math.min(size.width, size.height);
  const usual = quality > 720 ? 6_000_000 : quality > 480 ? 3_500_000 : quality > 360 ? 1_800_000 : 900_000;
  // Other codecs need fewer bits than H.264 for the same picture, so theirs are no measure.
  if (plan === "encode" || source.bitRate <= 0) return usual;
  const share = ((size.width * size.height) / (source.width * source.height)) ** 0.75;
  return Math.min(usual, Math.max(LEAST_BITS, Math.round(source.bitRate * share)));
}
