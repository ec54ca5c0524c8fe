import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import type { Packet, Stream } from "node-av/lib";
import { FileProblem } from "./file-problem";
import { secondsOf } from "./packet-time";

/** By kind of stream, how long a picture may stand still, or a sound be missing, in a file that is whole. */
const longestGapSeconds: ReadonlyMap<number, number> = new Map([
  [AVMEDIA_TYPE_VIDEO, 3_600],
  [AVMEDIA_TYPE_AUDIO, 600],
]);

/**
 * Looks at the times of what is read. A damaged one may lie hours ahead, and a steady frame rate would fill the time until
 * then, and the disk, with the same picture.
 */
export class TimeJumps {
  readonly #longest = new Map<number, number>();
  readonly #reached = new Map<number, number>();

  constructor(streams: readonly Stream[]) {
    for (const { index, codecpar } of streams) {
      const longest = longestGapSeconds.get(codecpar.codecType);
      if (longest !== undefined) this.#longest.set(index, longest);
    }
  }

  /** Throws a `FileProblem` where a stream's times jump ahead. */
  refuse(packet: Packet): void {
    const longest = this.#longest.get(packet.streamIndex);
    const seconds = secondsOf(packet);
    if (longest === undefined || seconds === undefined) return;
    const reached = this.#reached.get(packet.streamIndex) ?? seconds;
    if (seconds - reached > longest) throw new TimeJump();
    this.#reached.set(packet.streamIndex, Math.max(seconds, reached));
  }
}

class TimeJump extends FileProblem {
  constructor() {
    super("The times in this file make no sense, so it cannot be played. Export it again and upload the new file.");
  }
}
