import { type Encoder, Muxer } from "node-av/api";
import type { Packet, Stream } from "node-av/lib";
import { secondsOf } from "./packet-time";

/** The files written from one run over the input: every packet goes to each of them. */
export class Outputs {
  readonly #muxers: Muxer[] = [];
  #hls: Muxer | undefined;
  /** The highest end of any packet, in seconds from the lowest start: how long the result really is. */
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;

  /** FFmpeg's own HLS writer: fragmented MP4 segments and a playlist that grows and can be played meanwhile. */
  async addHls(folder: string, segmentSeconds: number): Promise<void> {
    this.#hls = this.#add(
      await Muxer.open(`${folder}/index.m3u8`, {
        format: "hls",
        exitOnError: true,
        useSyncQueue: false,
        useAsyncWrite: false,
        options: {
          hls_time: segmentSeconds,
          hls_playlist_type: "event",
          hls_segment_type: "fmp4",
          hls_fmp4_init_filename: "init.mp4",
          hls_segment_filename: `${folder}/segment-%05d.m4s`,
          hls_flags: "independent_segments+temp_file",
        },
      }),
    );
  }

  /** One MP4 with its index in front, so that it starts to play before all of it has arrived. */
  async addMp4(path: string): Promise<void> {
    this.#add(
      await Muxer.open(path, {
        format: "mp4",
        exitOnError: true,
        useSyncQueue: false,
        useAsyncWrite: false,
        options: { movflags: "+faststart" },
      }),
    );
  }

  /** Sound alone, in a plain file. */
  async addAudioFile(path: string, format: "mp3" | "wav"): Promise<void> {
    this.#add(await Muxer.open(path, { format, exitOnError: true, useSyncQueue: false, useAsyncWrite: false }));
  }

  addCopied(stream: Stream): number {
    return this.#sameIndex(
      this.#muxers.map((muxer) => {
        const index = muxer.addStream(stream);
        // The input container's own tag for the codec may be unknown to MP4, which then refuses the stream; 0 lets it choose.
        const added = muxer.getStream(index);
        if (added) added.codecpar.codecTag = 0;
        return index;
      }),
    );
  }

  addEncoded(encoder: Encoder): number {
    return this.#sameIndex(this.#muxers.map((muxer) => muxer.addStream(encoder)));
  }

  async write(packet: Packet, streamIndex: number): Promise<void> {
    const start = secondsOf(packet);
    if (start !== undefined) {
      const { duration, timeBase } = packet;
      this.#start = Math.min(this.#start, start);
      this.#end = Math.max(this.#end, start + (Math.max(0, Number(duration)) * timeBase.num) / timeBase.den);
    }
    for (const muxer of this.#muxers) await muxer.writePacket(packet, streamIndex);
  }

  /** Seconds written so far. */
  get seconds(): number {
    return Math.max(0, this.#end - this.#start);
  }

  /** As the CODECS attribute of a master playlist has it. Known once something was written. */
  get codecs(): string {
    return (this.#hls?.streams ?? [])
      .map((stream) => stream.codecpar.getCodecString())
      .filter((codec) => codec !== null)
      .join(",");
  }

  async close(): Promise<void> {
    for (const muxer of this.#muxers) await muxer.close();
  }

  /** Closes after a failure. What cannot even be ended is of no use to anyone, and the failure itself is told. */
  async abandon(): Promise<void> {
    for (const muxer of this.#muxers) {
      try {
        await muxer.close();
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    }
  }

  #add(muxer: Muxer): Muxer {
    this.#muxers.push(muxer);
    return muxer;
  }

  #sameIndex(indexes: number[]): number {
    const [index] = indexes;
    if (index === undefined || indexes.some((other) => other !== index)) throw new Error("outputs differ in streams");
    return index;
  }
}
