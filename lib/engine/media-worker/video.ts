import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Demuxer } from "node-av/api";
import type { Stream } from "node-av/lib";
import sharp from "sharp";
import { EndsEarly } from "./ends-early";
import { declaredDuration, type MediaStreams } from "./media-input";
import { makeThumbnail } from "./picture";
import { constantFrameRate } from "./pictures";
import { NothingWritten } from "./presentation";
import type { MediaJob } from "./protocol";
import { type Report, throttledProgress } from "./report";
import { planRungs } from "./rungs";
import { otherSounds, SoundProblem } from "./sound";
import { planVideo } from "./stream-plan";
import { videoShape } from "./video-shape";
import { type Sounds, type VideoWork, writeVideoStream } from "./video-stream";
import { representativeStill } from "./video-thumbnail";

/** Describes a video and makes its thumbnail, its HLS stream in several sizes, its preview and its storyboard. */
export async function processVideo(
  job: MediaJob,
  { video, audio }: MediaStreams & { video: Stream },
  input: Demuxer,
  openAgain: () => Promise<Demuxer>,
  report: Report,
): Promise<void> {
  const shape = videoShape(video);
  const durationSeconds = declaredDuration(input);
  const described = { event: "described", type: "VIDEO", width: shape.width, height: shape.height } as const;
  report(durationSeconds === undefined ? described : { ...described, durationSeconds });

  const { data, width, height } = await representativeStill(openAgain, video.index, shape, durationSeconds);
  await makeThumbnail(sharp(data, { raw: { width, height, channels: 3 } }), job.outputFolder, report);

  const plan = await planVideo(openAgain, video, shape);
  const rungs = planRungs(
    { width: shape.width, height: shape.height, framesPerSecond: constantFrameRate(video), bitRate: input.bitRate },
    plan,
  );
  const progress = throttledProgress(report);
  // The first reading takes the input that is open already, which saves a look at its start.
  const inputs: Demuxer[] = [];
  let unread: Demuxer | undefined = input;
  const open = async () => {
    const next = unread ?? (await openAgain());
    if (next !== unread) inputs.push(next);
    unread = undefined;
    return next;
  };
  const work: VideoWork = { job, video, shape, plan, rungs, open, durationSeconds, report, progress };
  const others = audio ? otherSounds(input, audio) : [];
  const tries: Sounds[] = audio ? (others.length > 0 ? ["all", "main", "none"] : ["main", "none"]) : ["none"];
  try {
    const written = await withLessSound(tries, job.outputFolder, (sounds) => writeVideoStream(work, sounds));
    if (durationSeconds === undefined || Math.abs(written - durationSeconds) > 0.5) {
      report({ ...described, durationSeconds: written });
    }
  } catch (error) {
    if (error instanceof EndsEarly) report({ ...described, durationSeconds: error.seconds });
    throw error;
  } finally {
    await Promise.all(inputs.map((each) => each.close()));
  }
}

/** Sound that cannot be worked with does not take the pictures along: further languages go first, then all of it. */
async function withLessSound(
  tries: readonly Sounds[],
  outputFolder: string,
  write: (sounds: Sounds) => Promise<number>,
): Promise<number> {
  for (const sounds of tries) {
    try {
      return await write(sounds);
    } catch (error) {
      const isSound = error instanceof SoundProblem || error instanceof NothingWritten;
      if (!isSound || sounds === "none") throw error;
      await rm(join(outputFolder, "hls"), { recursive: true, force: true });
    }
  }
  throw new NothingWritten();
}
