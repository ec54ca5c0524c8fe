import { Decoder, type Demuxer, FilterAPI } from "node-av/api";
import { AVSEEK_FLAG_BACKWARD } from "node-av/constants";
import type { Frame, Stream } from "node-av/lib";
import sharp from "sharp";
import { toneMapFilters } from "./colour";
import { FileProblem } from "./file-problem";
import { THUMBNAIL_SIDE } from "./picture";
import { uprightFilters, type VideoShape } from "./video-shape";

type Still = { data: Buffer; width: number; height: number };

/** Where to look, as parts of the duration: past the usual fade-in first. */
const places = [0.25, 0.5, 0.1, 0.75, 0];
const PACKETS_PER_PLACE = 600;
const FRAMES_PER_PLACE = 24;
/** A seek lands on the keyframe before; so many pictures are decoded and passed over to come nearer to the place. */
const FRAMES_PASSED = 60;

/** A picture from the video that shows something: the first that is not near black, else the best there is. */
export async function representativeStill(
  openAgain: () => Promise<Demuxer>,
  streamIndex: number,
  shape: VideoShape,
  durationSeconds: number | undefined,
): Promise<Still> {
  let best: { still: Still; score: number } | undefined;
  for (const place of durationSeconds ? places : [0]) {
    await using input = await openAgain();
    const stream = input.getStream(streamIndex);
    if (stream === undefined) break;
    const seconds = place * (durationSeconds ?? 0);
    if (seconds > 0 && (await input.seek(seconds, -1, AVSEEK_FLAG_BACKWARD)) < 0) continue;
    const still = await firstGoodStill(input, stream, shape, seconds);
    if (still === undefined) continue;
    const score = await visibility(still);
    if (score >= 1) return still;
    if (best === undefined || score > best.score) best = { still, score };
  }
  if (best === undefined) {
    throw new FileProblem("No picture in this video can be decoded. Export it again and upload the new file.");
  }
  return best.still;
}

/** The picture at or soon before a time; from the very start a few more, for videos shorter than their fade-in. */
async function firstGoodStill(
  input: Demuxer,
  stream: Stream,
  shape: VideoShape,
  seconds: number,
): Promise<Still | undefined> {
  const lookFurther = seconds === 0;
  using decoder = await Decoder.create(stream, { exitOnError: false });
  using filter = FilterAPI.create(stillFilters(stream, shape));
  let last: Still | undefined;
  let frames = 0;
  let passed = 0;
  let packets = 0;
  const consider = async (decoded: Frame[]): Promise<Still | undefined> => {
    let good: Still | undefined;
    for (const each of decoded) {
      using frame = each;
      if (good !== undefined) continue;
      const time = (Number(frame.bestEffortTimestamp) * stream.timeBase.num) / stream.timeBase.den;
      if (time < seconds && ++passed < FRAMES_PASSED) continue;
      for (const filtered of await filter.processAll(frame)) {
        using picture = filtered;
        last = { data: picture.toBuffer(), width: picture.width, height: picture.height };
        frames++;
        if (!lookFurther || frames >= FRAMES_PER_PLACE || (await visibility(last)) >= 1) good = last;
      }
    }
    return good;
  };
  for await (using packet of input.packets(stream.index)) {
    if (packet === null || ++packets > PACKETS_PER_PLACE) break;
    const good = await consider(await decoder.decodeAll(packet));
    if (good !== undefined) return good;
  }
  return (await consider(await decoder.decodeAll(null))) ?? last;
}

function stillFilters(stream: Stream, shape: VideoShape): string {
  const factor = Math.min(1, THUMBNAIL_SIDE / Math.max(shape.width, shape.height));
  const width = Math.max(1, Math.round(shape.width * factor));
  const height = Math.max(1, Math.round(shape.height * factor));
  // Untagged video is BT.709 from HD upwards by convention; FFmpeg takes BT.601 for all of it.
  const matrix = stream.codecpar.colorSpace === 2 && stream.codecpar.height >= 720 ? ":in_color_matrix=bt709" : "";
  return [
    ...uprightFilters(shape),
    `scale=${width}:${height}:flags=area${matrix}`,
    ...toneMapFilters(stream),
    "format=rgb24",
  ].join(",");
}

/** 1 or more: bright or varied enough to recognise something. */
async function visibility(still: Still): Promise<number> {
  const { channels } = await sharp(still.data, {
    raw: { width: still.width, height: still.height, channels: 3 },
  }).stats();
  const mean = channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
  const deviation = channels.reduce((sum, channel) => sum + channel.stdev, 0) / channels.length;
  return Math.min(mean / 20, (mean + deviation) / 32);
}
