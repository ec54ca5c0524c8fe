import { Decoder, Encoder, FilterAPI } from "node-av/api";
import { FF_ENCODER_AAC, FF_ENCODER_LIBX264 } from "node-av/constants";
import type { Frame, Packet, Stream } from "node-av/lib";
import type { Outputs } from "./outputs";

/** Carries one stream of the input onward; null means that the input has ended. */
export type Track = (packet: Packet | null) => Promise<void>;

/** Takes decoded pictures or sound in order; null means that there are no more. The frame is only lent. */
export type FrameSink = (frame: Frame | null) => Promise<void>;

/** The same packets into several renditions. */
export function copiedTrack(stream: Stream, renditions: readonly Outputs[]): Track {
  const targets = renditions.map((outputs) => ({ outputs, index: outputs.addCopied(stream) }));
  return async (packet) => {
    if (packet === null) return;
    for (const { outputs, index } of targets) await outputs.write(packet, index);
  };
}

/** Makes what takes the frames of a filter; encoders ask the filter for their rate and format. */
export type SinksOf = (filter: FilterAPI) => Promise<readonly FrameSink[]>;

/** Several tracks for one stream. */
export function bothTracks(first: Track, second: Track): Track {
  return async (packet) => {
    await first(packet);
    await second(packet);
  };
}

/** Decodes the next packet while the frames of the one before are worked on: two cores work instead of one. */
export async function decodedTrack(stream: Stream, filters: string, sinksOf: SinksOf): Promise<Track> {
  const decoder = await Decoder.create(stream, { exitOnError: false });
  const filter = FilterAPI.create(filters);
  const sinks = await sinksOf(filter);
  let waiting: Frame[] = [];
  const decode = async (packet: Packet | null): Promise<Frame[]> => {
    const ready: Frame[] = [];
    for (const decoded of await decoder.decodeAll(packet)) {
      using frame = decoded;
      ready.push(...(await filter.processAll(frame)));
    }
    if (packet === null) ready.push(...(await filter.processAll(null)));
    return ready;
  };
  return async (packet) => {
    [waiting] = await Promise.all([decode(packet), deliver(waiting, sinks)]);
    if (packet !== null) return;
    await deliver(waiting, sinks);
    waiting = [];
    await Promise.all(sinks.map((sink) => sink(null)));
    filter.close();
    decoder.close();
  };
}

/** Filters frames once for several sinks. */
export async function filteredSink(filters: string, sinksOf: SinksOf): Promise<FrameSink> {
  const filter = FilterAPI.create(filters);
  const sinks = await sinksOf(filter);
  return async (frame) => {
    await deliver(await filter.processAll(frame), sinks);
    if (frame !== null) return;
    await Promise.all(sinks.map((sink) => sink(null)));
    filter.close();
  };
}

export type VideoEncoding = { mostBits: number; framesPerSecond: number; keyframeSeconds: number };

/** H.264 that every browser plays, with keyframes on the segment boundaries and closed groups between them. */
export async function videoEncoderSink(
  filter: FilterAPI,
  { mostBits, framesPerSecond, keyframeSeconds }: VideoEncoding,
  outputs: Outputs,
): Promise<FrameSink> {
  const encoder = await Encoder.create(FF_ENCODER_LIBX264, {
    filter,
    gopSize: Math.round(framesPerSecond * keyframeSeconds),
    maxRate: mostBits,
    bufSize: mostBits * 2,
    options: { preset: "veryfast", crf: 22, sc_threshold: 0, profile: "high" },
  });
  return encoderSink(encoder, [outputs]);
}

/** What `audioEncoderSink` takes: stereo, its gaps filled, so that it stays with the pictures. */
export const STEREO_FILTERS =
  "aresample=48000:async=1000,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";

/** Stereo AAC, encoded once for several renditions. */
export async function audioEncoderSink(filter: FilterAPI, renditions: readonly Outputs[]): Promise<FrameSink> {
  return encoderSink(await Encoder.create(FF_ENCODER_AAC, { filter, bitrate: 160_000 }), renditions);
}

/** Encodes frames and writes the packets to each of the outputs. */
export function encoderSink(encoder: Encoder, renditions: readonly Outputs[]): FrameSink {
  const targets = renditions.map((outputs) => ({ outputs, index: outputs.addEncoded(encoder) }));
  return async (frame) => {
    for (const encoded of await encoder.encodeAll(frame)) {
      using packet = encoded;
      for (const { outputs, index } of targets) await outputs.write(packet, index);
    }
    if (frame === null) encoder.close();
  };
}

/** Each sink gets frames of its own (the pixels are shared): filters and encoders change a frame's times. */
async function deliver(frames: Frame[], sinks: readonly FrameSink[]): Promise<void> {
  const own = sinks.map((sink) => ({ sink, frames: frames.map(ownFrame) }));
  for (const frame of frames) frame.free();
  await Promise.all(
    own.map(async (each) => {
      for (const lent of each.frames) {
        using frame = lent;
        await each.sink(frame);
      }
    }),
  );
}

function ownFrame(frame: Frame): Frame {
  const own = frame.clone();
  if (own === null) throw new Error("There is no memory for a picture.");
  return own;
}
