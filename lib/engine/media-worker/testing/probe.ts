import "../promise-with-resolvers";
import { Decoder, Demuxer, FilterAPI } from "node-av/api";
import { AV_PKT_DATA_DISPLAYMATRIX, AVCOL_TRC_BT709, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import { avGetCodecName, type Frame } from "node-av/lib";
import sharp from "sharp";

export type Probed = {
  video:
    | { codec: string; width: number; height: number; turned: boolean; frames: number; isBt709: boolean }
    | undefined;
  audio: { codec: string; channels: number; frames: number } | undefined;
  /** From the first packet's start to the last one's end. */
  seconds: number;
  /** When the first picture, or sound where there is none, is shown. */
  start: number;
  /** Mean brightness, 0 to 255, of the first decoded picture. */
  brightness: number | undefined;
};

/** Demuxes and decodes a whole file and tells what came out. */
export async function probe(path: string, format: string): Promise<Probed> {
  await using input = await Demuxer.open(path, { format });
  const video = input.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO);
  const audio = input.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO);
  const decoders = new Map<number, Decoder>();
  for (const stream of [video, audio]) if (stream) decoders.set(stream.index, await Decoder.create(stream));
  const frames = new Map<number, number>();
  let brightness: number | undefined;
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  let firstShown = Number.POSITIVE_INFINITY;
  const count = async (index: number, decoded: Frame[]) => {
    frames.set(index, (frames.get(index) ?? 0) + decoded.length);
    const [first] = decoded;
    if (first && index === video?.index) brightness ??= await brightnessOf(first);
    for (const frame of decoded) frame.free();
  };
  for await (using packet of input.packets()) {
    if (packet === null) break;
    const decoder = decoders.get(packet.streamIndex);
    if (decoder === undefined) continue;
    const seconds = (ticks: bigint) => (Number(ticks) * packet.timeBase.num) / packet.timeBase.den;
    start = Math.min(start, seconds(packet.pts));
    if (packet.streamIndex === (video ?? audio)?.index) firstShown = Math.min(firstShown, seconds(packet.pts));
    end = Math.max(end, seconds(packet.pts) + seconds(packet.duration));
    await count(packet.streamIndex, await decoder.decodeAll(packet));
  }
  for (const [index, decoder] of decoders) await count(index, await decoder.decodeAll(null));
  return {
    video: video && {
      codec: avGetCodecName(video.codecpar.codecId) ?? "",
      width: video.codecpar.width,
      height: video.codecpar.height,
      turned: isTurned(video.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)),
      frames: frames.get(video.index) ?? 0,
      isBt709: video.codecpar.colorTrc === AVCOL_TRC_BT709,
    },
    audio: audio && {
      codec: avGetCodecName(audio.codecpar.codecId) ?? "",
      channels: audio.codecpar.channels,
      frames: frames.get(audio.index) ?? 0,
    },
    seconds: end - start,
    start: firstShown,
    brightness,
  };
}

function isTurned(matrix: Buffer | null): boolean {
  return matrix !== null && matrix.readInt32LE(0) !== 65_536;
}

async function brightnessOf(frame: Frame): Promise<number | undefined> {
  using filter = FilterAPI.create("scale=64:64,format=gray");
  const [small] = await filter.processAll(frame);
  if (small === undefined) return undefined;
  using picture = small;
  const { channels } = await sharp(picture.toBuffer(), { raw: { width: 64, height: 64, channels: 1 } }).stats();
  return channels[0]?.mean;
}
