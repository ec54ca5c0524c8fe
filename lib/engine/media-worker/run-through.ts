import type { Demuxer } from "node-av/api";
import { AV_PKT_FLAG_CORRUPT } from "node-av/constants";
import type { Presentation } from "./presentation";
import { TimeJumps } from "./time-jumps";
import type { Track } from "./track";

/** Reads the input once to its end and carries each stream along its track, keyed by the stream's index. */
export async function runThrough(
  input: Demuxer,
  tracks: ReadonlyMap<number, Track>,
  presentation: Presentation,
  progress: (seconds: number) => void,
): Promise<void> {
  const jumps = new TimeJumps(input.streams);
  for await (using packet of input.packets()) {
    if (packet === null) break;
    const track = tracks.get(packet.streamIndex);
    // A packet that the end of a cut file went through would show as garbage.
    if (track === undefined || packet.hasFlags(AV_PKT_FLAG_CORRUPT)) continue;
    jumps.refuse(packet);
    await track(packet);
    progress(presentation.seconds);
    await presentation.publishPlayable();
  }
  for (const track of tracks.values()) await track(null);
}
