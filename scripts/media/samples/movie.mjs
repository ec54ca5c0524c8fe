import "../promise-with-resolvers.mjs";
import { Encoder, FilterAPI, Muxer } from "node-av/api";
import { AV_LOG_QUIET, AV_PIX_FMT_RGB24, AV_SAMPLE_FMT_FLT } from "node-av/constants";
import { Frame, Log } from "node-av/lib";
import { SAMPLE_RATE } from "./music.mjs";

Log.setLevel(AV_LOG_QUIET);

const FPS = 24;
const AUDIO_FRAME = 1024;

/** Writes an MP4 of 1280 x 720. `paint(rgb, seconds)` fills the picture of one moment; `sound` is interleaved stereo. */
export async function writeMovie({ path, seconds, width, height, paint, sound, grain = 0 }) {
  const scale = `scale=1280:720:flags=bicubic:out_color_matrix=bt709:out_range=tv`;
  const noise = grain > 0 ? [`noise=c0s=${grain}:c0f=t`] : [];
  const tags = "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv";
  const pictureFilter = FilterAPI.create([scale, "format=yuv420p", ...noise, tags].join(","));
  const pictureEncoder = await Encoder.create("libx264", {
    filter: pictureFilter,
    gopSize: FPS * 2,
    options: { preset: "superfast", crf: 22, profile: "high" },
  });
  const voice = await openVoice();
  const output = await Muxer.open(path, { format: "mp4", options: { movflags: "+faststart" } });
  const pictureIndex = output.addStream(pictureEncoder);
  const soundIndex = output.addStream(voice.encoder);
  const send = async (encoder, frame, index) => {
    for (const packet of await encoder.encodeAll(frame)) {
      await output.writePacket(packet, index);
      packet.free();
    }
  };
  const rgb = Buffer.alloc(width * height * 3);
  let sounded = 0;
  for (let n = 0; n < seconds * FPS; n++) {
    paint(rgb, n / FPS);
    const timeBase = { num: 1, den: FPS };
    const frame = Frame.fromVideoBuffer(rgb, { width, height, format: AV_PIX_FMT_RGB24, pts: BigInt(n), timeBase });
    for (const scaled of await pictureFilter.processAll(frame)) {
      await send(pictureEncoder, scaled, pictureIndex);
      scaled.free();
    }
    frame.free();
    for (; sounded < sound.length / 2 && sounded / SAMPLE_RATE <= n / FPS; sounded += AUDIO_FRAME) {
      await voice.send(sound, sounded, (frameOrEnd) => send(voice.encoder, frameOrEnd, soundIndex));
    }
  }
  for (; sounded < sound.length / 2; sounded += AUDIO_FRAME) {
    await voice.send(sound, sounded, (frameOrEnd) => send(voice.encoder, frameOrEnd, soundIndex));
  }
  await send(pictureEncoder, null, pictureIndex);
  await send(voice.encoder, null, soundIndex);
  await output.close();
}

/** Writes interleaved stereo as a sound file. */
export async function writeSound({ path, sound, container, codec, bitrate }) {
  const voice = await openVoice(codec, bitrate);
  const output = await Muxer.open(path, { format: container });
  const index = output.addStream(voice.encoder);
  const send = async (frame) => {
    for (const packet of await voice.encoder.encodeAll(frame)) {
      await output.writePacket(packet, index);
      packet.free();
    }
  };
  for (let at = 0; at < sound.length / 2; at += AUDIO_FRAME) await voice.send(sound, at, send);
  await send(null);
  await output.close();
}

async function openVoice(codec = "aac", bitrate = 128_000) {
  const filter = FilterAPI.create(codec === "libmp3lame" ? "aformat=sample_fmts=s16p" : "aformat=sample_fmts=fltp");
  const encoder = await Encoder.create(codec, { filter, bitrate });
  return {
    encoder,
    async send(sound, at, forward) {
      const samples = Math.min(AUDIO_FRAME, sound.length / 2 - at);
      const bytes = Buffer.from(sound.buffer, sound.byteOffset + at * 8, samples * 8);
      const frame = Frame.fromAudioBuffer(bytes, {
        nbSamples: samples,
        format: AV_SAMPLE_FMT_FLT,
        sampleRate: SAMPLE_RATE,
        channelLayout: { nbChannels: 2, order: 1, mask: 3n },
        pts: BigInt(at),
        timeBase: { num: 1, den: SAMPLE_RATE },
      });
      for (const converted of await filter.processAll(frame)) {
        await forward(converted);
        converted.free();
      }
      frame.free();
    },
  };
}
