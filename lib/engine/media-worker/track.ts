import { Decoder, Encoder, FilterAPI } from "node-av/api";
import { FF_ENCODER_AAC, FF_ENCODER_LIBX264 } from "node-av/constants";
import type { Frame, Packet, Stream } from "node-av/lib";
import type { Outputs } from "./outputs";

/** Carries one stream of the input to the outputs; null means that the input has ended. */
export type Track = (packet: Packet | null) => Promise<void>;

export function copiedTrack(stream: Stream, outputs: Outputs): Track {
  const index = outputs.addCopied(stream);
  return async (packet) => {
    if (packet !== null) await outputs.write(packet, index);
  };
}

export type VideoEncoding = { filters: string; framesPerSecond: number; keyframeSeconds: number; height: number };

/** H.264 that every browser plays, with keyframes on the segment boundaries and closed groups between them. */
export async function encodedVideoTrack(stream: Stream, outputs: Outputs, encoding: VideoEncoding): Promise<Track> {
  const decoder = await Decoder.create(stream, { exitOnError: false });
  const filter = FilterAPI.create(encoding.filters);
  const mostBits = encoding.height > 720 ? 6_000_000 : encoding.height > 480 ? 3_500_000 : 1_800_000;
  const encoder = await Encoder.create(FF_ENCODER_LIBX264, {
    filter,
    gopSize: Math.round(encoding.framesPerSecond * encoding.keyframeSeconds),
    maxRate: mostBits,
    bufSize: mostBits * 2,
    options: { preset: "veryfast", crf: 22, sc_threshold: 0, profile: "high" },
  });
  return encodedTrack(decoder, filter, encoder, outputs);
}

/** Stereo AAC; gaps in the sound are filled, so that it stays with the pictures. */
export async function encodedAudioTrack(stream: Stream, outputs: Outputs): Promise<Track> {
  const decoder = await Decoder.create(stream, { exitOnError: false });
  const filter = FilterAPI.create(
    "aresample=48000:async=1000,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo",
  );
  const encoder = await Encoder.create(FF_ENCODER_AAC, { filter, bitrate: 160_000 });
  return encodedTrack(decoder, filter, encoder, outputs);
}

/** Decodes the next packet while the pictures of the one before are encoded: two cores work instead of one. */
function encodedTrack(decoder: Decoder, filter: FilterAPI, encoder: Encoder, outputs: Outputs): Track {
  const index = outputs.addEncoded(encoder);
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
  const encode = async (frames: (Frame | null)[]): Promise<void> => {
    for (const each of frames) {
      using frame = each;
      for (const encoded of await encoder.encodeAll(frame)) {
        using packet = encoded;
        await outputs.write(packet, index);
      }
    }
  };
  return async (packet) => {
    [waiting] = await Promise.all([decode(packet), encode(waiting)]);
    if (packet !== null) return;
    await encode([...waiting, null]);
    encoder.close();
    filter.close();
    decoder.close();
  };
}
