import { processAudio } from "./audio";
import { FileProblem } from "./file-problem";
import { openMedia, playableStreams } from "./media-input";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";
import { processVideo } from "./video";

/** Processes what FFmpeg can demux. Whether it is a video or a sound file is told by its streams, not by its type. */
export async function processMedia(job: MediaJob, demuxer: string, report: Report): Promise<void> {
  const openAgain = () => openMedia(job.originalPath, demuxer);
  await using input = await openAgain();
  const { video, audio } = playableStreams(input);
  if (video !== undefined) return await processVideo(job, { video, audio }, input, openAgain, report);
  if (audio !== undefined) return await processAudio(job, audio, input, report);
  throw new FileProblem(
    "This file holds neither pictures nor sound that can be played. Export it again and upload the new file.",
  );
}
