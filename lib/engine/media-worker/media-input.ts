import "./promise-with-resolvers";
import { Demuxer } from "node-av/api";
import { AV_DISPOSITION_ATTACHED_PIC, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import { FFmpegError, type Stream } from "node-av/lib";
import { FileProblem } from "./file-problem";
import { hasMovieIndex } from "./mp4-index";

export type MediaStreams = { video: Stream | undefined; audio: Stream | undefined };

/** Opens an uploaded file with one named demuxer that may read this file and nothing else. */
export async function openMedia(path: string, demuxer: string): Promise<Demuxer> {
  try {
    return await Demuxer.open(path, { format: demuxer, options: { protocol_whitelist: "file" } });
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
    if (demuxer === "mov" && !(await hasMovieIndex(path))) {
      throw new FileProblem(
        "The file ends too early: its index is missing, so nothing in it can be played. Export it again and upload the new file.",
        { cause: error },
      );
    }
    throw new FileProblem("The file is damaged and cannot be opened. Export it again and upload the new file.", {
      cause: error,
    });
  }
}

/** The streams to play: the first real video (a cover picture is none) and the best audio. */
export function playableStreams(input: Demuxer): MediaStreams {
  const video = input.streams.find(
    (stream) =>
      stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO &&
      (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) === 0 &&
      stream.codecpar.width > 0 &&
      stream.codecpar.height > 0,
  );
  const audio = input.findBestStream(AVMEDIA_TYPE_AUDIO);
  return { video, audio: audio !== undefined && audio.codecpar.sampleRate > 0 ? audio : undefined };
}

/** What the container says, undefined when it says nothing. A file that was cut off says more than it holds. */
export function declaredDuration(input: Demuxer): number | undefined {
  return Number.isFinite(input.duration) && input.duration > 0 ? input.duration : undefined;
}
