// What media work is measured against: node-av alone. `copy <input> <folder>` or `encode <input> <folder> <width>x<height> …`
import "../../scripts/media/promise-with-resolvers.mjs";
import { join } from "node:path";
import { Decoder, Demuxer, Encoder, FilterAPI, Muxer, pipeline } from "node-av/api";
import { AV_LOG_FATAL, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import { Log } from "node-av/lib";

Log.setLevel(AV_LOG_FATAL);
const [work, path = "", folder = "", ...sizes] = process.argv.slice(2);

if (work === "copy") {
  const input = await Demuxer.open(path);
  const output = await hls("copy");
  await pipeline(input, output).completion;
  await output.close();
  await input.close();
} else {
  for (const size of sizes) await encode(size);
}

/** One rendition, with the settings of the engine's media worker. @param {string} size */
async function encode(size) {
  const [width = 0, height = 0] = size.split("x").map(Number);
  const input = await Demuxer.open(path);
  const video = input.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO);
  const audio = input.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO);
  if (!video || !audio) throw new Error("The test video lacks a stream.");
  const frames = Math.round(video.avgFrameRate.num / video.avgFrameRate.den);
  const quality = Math.min(width, height);
  const mostBits = quality > 720 ? 6_000_000 : quality > 480 ? 3_500_000 : 1_800_000;
  const picture = FilterAPI.create(`scale=${width}:${height}:flags=bicubic,setsar=1,fps=${frames},format=yuv420p`);
  const sound = FilterAPI.create("aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo");
  const stages = {
    video: [
      await Decoder.create(video),
      picture,
      await Encoder.create("libx264", {
        filter: picture,
        gopSize: frames * 2,
        maxRate: mostBits,
        bufSize: mostBits * 2,
        options: { preset: "veryfast", crf: 22, sc_threshold: 0, profile: "high" },
      }),
    ],
    audio: [
      await Decoder.create(audio),
      sound,
      await Encoder.create("aac", { filter: sound, bitrate: 160_000, autoResample: true }),
    ],
  };
  const output = await hls(size);
  await pipeline({ video: input, audio: input }, stages, output).completion;
  await output.close();
  await input.close();
}

/** @param {string} name */
function hls(name) {
  const options = {
    hls_time: 4,
    hls_playlist_type: "event",
    hls_segment_type: "fmp4",
    hls_fmp4_init_filename: `${name}-init.mp4`,
    hls_segment_filename: join(folder, `${name}-%05d.m4s`),
  };
  return Muxer.open(join(folder, `${name}.m3u8`), { format: "hls", options });
}
