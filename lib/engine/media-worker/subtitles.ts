import type { Demuxer } from "node-av/api";
import {
  AV_CODEC_ID_ASS,
  AV_CODEC_ID_MOV_TEXT,
  AV_CODEC_ID_SSA,
  AV_CODEC_ID_SUBRIP,
  AV_CODEC_ID_TEXT,
  AV_CODEC_ID_WEBVTT,
  AV_DISPOSITION_DEFAULT,
  AV_DISPOSITION_FORCED,
  AVMEDIA_TYPE_SUBTITLE,
} from "node-av/constants";
import type { Packet, Stream } from "node-av/lib";
import { type Cue, wordsOfCues } from "./cues";
import type { Report } from "./report";
import type { Track } from "./track";

const MOST_CUES = 100_000;

/** The subtitle track that tells what is said: of those in text the default one; "forced" ones hold only foreign parts. */
export function spokenSubtitles(input: Demuxer): Stream | undefined {
  const texts = input.streams.filter(
    ({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_SUBTITLE && textOf.has(codecpar.codecId),
  );
  const full = texts.filter(({ disposition }) => (disposition & AV_DISPOSITION_FORCED) === 0);
  return full.find(({ disposition }) => (disposition & AV_DISPOSITION_DEFAULT) !== 0) ?? full[0];
}

/** Collects an embedded subtitle track and reports it as the transcript. */
export class SubtitleReader {
  readonly #cues: Cue[] = [];
  readonly #stream: Stream;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  track(): Track {
    const text = textOf.get(this.#stream.codecpar.codecId);
    return async (packet) => {
      const data = packet?.data;
      if (!packet || !data || !text || this.#cues.length >= MOST_CUES) return;
      const startSeconds = seconds(packet, packet.pts);
      const endSeconds = startSeconds + seconds(packet, packet.duration);
      this.#cues.push({ startSeconds, endSeconds, text: text(data) });
    };
  }

  /** True when it said something. */
  report(report: Report): boolean {
    const words = wordsOfCues(this.#cues);
    if (words.length === 0) return false;
    const languageCode = languageOf(this.#stream);
    report({ event: "transcript", ...(languageCode === undefined ? {} : { languageCode }), words });
    return true;
  }
}

/** The language a container gives for a stream, undefined for none or "undetermined". */
export function languageOf(stream: Stream): string | undefined {
  const language = stream.metadata?.get("language")?.toLowerCase();
  return language && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language) && language !== "und" ? language : undefined;
}

/** How each codec puts its text into a packet. */
const textOf = new Map<number, (data: Buffer) => string>([
  // Two bytes of length, the text, then boxes with its style.
  [AV_CODEC_ID_MOV_TEXT, (data) => (data.length < 2 ? "" : data.toString("utf8", 2, 2 + data.readUInt16BE(0)))],
  [AV_CODEC_ID_SUBRIP, plain],
  [AV_CODEC_ID_TEXT, plain],
  [AV_CODEC_ID_WEBVTT, plain],
  // ReadOrder, Layer, Style, Name, three margins, Effect, and the text, which may hold commas itself.
  [AV_CODEC_ID_ASS, (data) => data.toString("utf8").split(",").slice(8).join(",")],
  [AV_CODEC_ID_SSA, (data) => data.toString("utf8").split(",").slice(8).join(",")],
]);

function plain(data: Buffer): string {
  return data.toString("utf8");
}

function seconds(packet: Packet, ticks: bigint): number {
  return (Number(ticks) * packet.timeBase.num) / packet.timeBase.den;
}
