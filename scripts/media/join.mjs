import "./promise-with-resolvers.mjs";
import { Demuxer, Muxer } from "node-av/api";
import { AV_CODEC_ID_MOV_TEXT, AVMEDIA_TYPE_SUBTITLE } from "node-av/constants";
import { Dictionary } from "node-av/lib";

const containers = { mp4: "mp4", mov: "mov", mkv: "matroska", webm: "webm" };

/** How timed text in MP4 is to look; the box has to be there: left aligned at the bottom, white, 18 points of Serif. */
const textStyle = Buffer.from(
  "00000000" +
    "01ff" +
    "00000000" +
    "0000000000000000" +
    "00000000" +
    "0001" +
    "0012" +
    "ffffffff" +
    "00000012" +
    "66746162" +
    "0001" +
    "0001" +
    "05" +
    "5365726966",
  "hex",
);

export async function joinTracks({ path, container, tracks }) {
  const output = await Muxer.open(path, { format: containers[container] });
  const inputs = [];
  const packets = [];
  for (const { path: from, format, kind, language } of tracks) {
    const input = await Demuxer.open(from, format === undefined ? {} : { format });
    inputs.push(input);
    const stream =
      kind === "audio"
        ? input.audio()
        : (input.streams.find((s) => kind !== "subtitles" || s.codecpar.codecType === AVMEDIA_TYPE_SUBTITLE) ??
          input.streams[0]);
    const asMovText = kind === "subtitles" && (container === "mp4" || container === "mov");
    if (asMovText) {
      stream.codecpar.codecId = AV_CODEC_ID_MOV_TEXT;
      stream.codecpar.extradata = textStyle;
    }
    // The input container's own tag for the codec may be none that this one knows; 0 lets it choose.
    stream.codecpar.codecTag = 0;
    if (language !== undefined) stream.metadata = Dictionary.fromObject({ language });
    const index = output.addStream(stream);
    for await (const packet of input.packets(stream.index)) {
      if (packet === null) break;
      if (asMovText) {
        const text = Buffer.from(packet.data);
        const length = Buffer.alloc(2);
        length.writeUInt16BE(text.length);
        // New data takes everything else of a packet away.
        const { pts, dts, duration, timeBase, streamIndex, flags } = packet;
        packet.data = Buffer.concat([length, text]);
        Object.assign(packet, { pts, dts, duration, timeBase, streamIndex, flags });
      }
      const seconds = (Number(packet.dts) * packet.timeBase.num) / packet.timeBase.den;
      packets.push({ packet, index, seconds });
    }
  }
  packets.sort((a, b) => a.seconds - b.seconds);
  for (const { packet, index } of packets) {
    await output.writePacket(packet, index);
    packet.free();
  }
  await output.close();
  for (const input of inputs) await input.close();
}
