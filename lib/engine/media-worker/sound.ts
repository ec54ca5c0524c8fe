import type { Demuxer } from "node-av/api";
import { AVMEDIA_TYPE_AUDIO } from "node-av/constants";
import type { Stream } from "node-av/lib";
import type { Outputs } from "./outputs";
import type { Presentation } from "./presentation";
import type { SpeechAudio } from "./speech-audio";
import { planAudio } from "./stream-plan";
import { languageOf } from "./subtitles";
import { audioEncoderSink, bothTracks, copiedTrack, decodedTrack, STEREO_FILTERS, type Track } from "./track";
import type { Waveform } from "./waveform";

/** What listens to the main sound besides the renditions. */
export type Listeners = { waveform: Waveform; speech: SpeechAudio | undefined };

const MOST_OTHER_SOUNDS = 8;

/** Something about the sound of a video that cannot be worked with; its pictures may be good. */
export class SoundProblem extends Error {
  override name = "SoundProblem";
}

/** Carries the main sound into every rendition, copied where browsers play it, and to whoever listens. */
export async function soundTrack(
  audio: Stream,
  renditions: readonly Outputs[],
  listeners: Listeners | undefined,
): Promise<Track> {
  const listening = async () =>
    listeners ? [await listeners.waveform.sink(), ...(listeners.speech ? [await listeners.speech.sink()] : [])] : [];
  if (planAudio(audio) === "copy" || renditions.length === 0) {
    const copied = copiedTrack(audio, renditions);
    return listeners ? bothTracks(copied, await decodedTrack(audio, "anull", listening)) : copied;
  }
  return decodedTrack(audio, STEREO_FILTERS, async (filter) => [
    await audioEncoderSink(filter, renditions),
    ...(await listening()),
  ]);
}

/** The audio tracks besides the main one, such as other languages. */
export function otherSounds(input: Demuxer, main: Stream): Stream[] {
  return input.streams
    .filter(({ index, codecpar }) => {
      return codecpar.codecType === AVMEDIA_TYPE_AUDIO && index !== main.index && codecpar.sampleRate > 0;
    })
    .slice(0, MOST_OTHER_SOUNDS);
}

/** Tracks that write each further sound as a rendition of its own, to be chosen in the player. */
export async function otherSoundTracks(
  others: readonly Stream[],
  main: Stream,
  presentation: Presentation,
): Promise<Map<number, Track>> {
  const tracks = new Map<number, Track>();
  for (const [place, stream] of others.entries()) {
    const outputs = await presentation.openSound(
      `sound-${place + 2}`,
      soundName(stream, place + 2),
      soundName(main, 1),
    );
    tracks.set(stream.index, await guardedSound(() => soundTrack(stream, [outputs], undefined)));
  }
  return tracks;
}

/** Tells what goes wrong in a sound track apart from all else. */
export async function guardedSound(make: () => Promise<Track>): Promise<Track> {
  const guard = async <Result>(work: () => Promise<Result>) => {
    try {
      return await work();
    } catch (error) {
      throw new SoundProblem("The sound cannot be worked with.", { cause: error });
    }
  };
  const track = await guard(make);
  return (packet) => guard(() => track(packet));
}

function soundName(stream: Stream, number: number): { name: string; language: string | undefined } {
  const language = languageOf(stream);
  const title = stream.metadata?.get("title")?.trim();
  return { name: `${title || language || "Audio"} (${number})`, language };
}
