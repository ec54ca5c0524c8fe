import "./promise-with-resolvers.mjs";
import { Decoder, Demuxer, Encoder, FilterAPI, Muxer, pipeline } from "node-av/api";
import { AV_LOG_FATAL, AV_PKT_DATA_DISPLAYMATRIX } from "node-av/constants";
import { Log } from "node-av/lib";

Log.setLevel(AV_LOG_FATAL);

const videoCodecs = {
  h264: { name: "libx264", options: { preset: "ultrafast" } },
  "h264-10bit": { name: "libx264", options: { preset: "ultrafast" }, format: "yuv420p10le" },
  hevc: { name: "libx265", options: { preset: "ultrafast", "x265-params": "log-level=none" } },
  vp9: { name: "libvpx-vp9", options: { deadline: "realtime", "cpu-used": 8 } },
  "hevc-hdr": hdr("smpte2084"),
  "hevc-hlg": hdr("arib-std-b67"),
  av1: { name: "libsvtav1", options: { preset: 12 } },
  prores: { name: "prores_ks", options: {}, format: "yuv422p10le" },
  mpeg4: { name: "mpeg4", options: {} },
};

/** 10 bit and BT.2020, as HDR cameras write it: with the curve of PQ (smpte2084) or of HLG (arib-std-b67). */
function hdr(curve) {
  return {
    name: "libx265",
    options: {
      preset: "ultrafast",
      "x265-params": `log-level=none:colorprim=bt2020:transfer=${curve}:colormatrix=bt2020nc`,
    },
    format: "yuv420p10le",
    filters: [`setparams=color_primaries=bt2020:color_trc=${curve}:colorspace=bt2020nc`],
  };
}

const audioCodecs = { webm: "libopus", avi: "libmp3lame" };
const containers = { mp4: "mp4", mov: "mov", mkv: "matroska", webm: "webm", avi: "avi", ts: "mpegts" };

export async function makeVideo({
  path,
  seconds,
  width = 640,
  height = 360,
  fps = 30,
  codec = "h264",
  container = "mp4",
  audio = true,
  rotate = 0,
  mirrored = false,
  blackSeconds = 0,
  variableRate = false,
  pixelAspect = "1",
  keyframeSeconds = 2,
  indexFirst = false,
  bitrate = "1M",
}) {
  const { name, options, format = "yuv420p", filters: codecFilters = [] } = videoCodecs[codec];
  const pictures = await Demuxer.open(`testsrc2=size=${width}x${height}:rate=${fps}:duration=${seconds}`, {
    format: "lavfi",
  });
  const [picture] = pictures.streams;
  if (rotate !== 0 || mirrored)
    picture.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, displayMatrix(rotate, mirrored));
  const filters = [`scale=${width}:${height}`, `format=${format}`, `setsar=${pixelAspect}`, ...codecFilters];
  if (blackSeconds > 0) filters.push(`drawbox=color=black:t=fill:enable='lt(t,${blackSeconds})'`);
  // Drops two pictures of three in every other second, as a phone does when the light goes.
  if (variableRate) filters.push("select='not(mod(floor(t),2))+not(mod(n,3))'");
  const decoder = await Decoder.create(picture);
  const filter = FilterAPI.create(filters.join(","));
  const gopSize = Math.round(fps * keyframeSeconds);
  const encoder = await Encoder.create(name, { decoder, filter, gopSize, bitrate, options });
  const output = await Muxer.open(path, {
    format: containers[container],
    options: indexFirst ? { movflags: "+faststart" } : {},
  });
  if (audio) {
    const tone = await openTone(seconds, audioCodecs[container] ?? "aac");
    const sources = { video: pictures, audio: tone.input };
    await pipeline(sources, { video: [decoder, filter, encoder], audio: tone.stages }, output).completion;
    await tone.input.close();
  } else {
    await pipeline(pictures, decoder, filter, encoder, output).completion;
  }
  await output.close();
  await pictures.close();
}

const audioContainers = { m4a: "ipod", mp3: "mp3", wav: "wav", flac: "flac", ogg: "ogg", mp4: "mp4", aac: "adts" };
const soundCodecs = {
  m4a: "aac",
  mp3: "libmp3lame",
  wav: "pcm_s16le",
  flac: "flac",
  ogg: "libopus",
  mp4: "aac",
  aac: "aac",
};

export async function makeAudio({ path, seconds, container = "m4a" }) {
  const tone = await openTone(seconds, soundCodecs[container]);
  const output = await Muxer.open(path, { format: audioContainers[container] });
  const [decoder, filter, encoder] = tone.stages;
  await pipeline(tone.input, decoder, filter, encoder, output).completion;
  await output.close();
  await tone.input.close();
}

async function openTone(seconds, codec) {
  const input = await Demuxer.open(`sine=frequency=440:beep_factor=4:sample_rate=48000:duration=${seconds}`, {
    format: "lavfi",
  });
  const decoder = await Decoder.create(input.streams[0]);
  const filter = FilterAPI.create("aformat=channel_layouts=stereo");
  const encoder = await Encoder.create(codec, { decoder, filter, autoResample: true });
  return { input, stages: [decoder, filter, encoder] };
}

/** Nine 32-bit numbers, 16.16 fixed point but the last column: a clockwise turn when shown, turned over before if mirrored. */
function displayMatrix(degrees, mirrored) {
  const cos = Math.round(Math.cos((degrees * Math.PI) / 180) * 65536);
  const sin = Math.round(Math.sin((degrees * Math.PI) / 180) * 65536);
  const matrix = Buffer.alloc(36);
  const down = mirrored ? -1 : 1;
  [cos, sin, 0, -sin * down, cos * down, 0, 0, 0, 1 << 30].forEach((value, place) => {
    matrix.writeInt32LE(value, place * 4);
  });
  return matrix;
}
