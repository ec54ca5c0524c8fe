import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Demuxer } from "node-av/api";
import type { Stream } from "node-av/lib";
import { orEndEarly } from "./ends-early";
import { isFileAtFault } from "./file-at-fault";
import { playableStreams } from "./media-input";
import { type OpenRung, picturesTrack } from "./pictures";
import { Presentation } from "./presentation";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";
import { runThrough } from "./run-through";
import type { VideoRung } from "./rungs";
import { guardedSound, type Listeners, otherSounds, otherSoundTracks, SoundProblem, soundTrack } from "./sound";
import { SpeechAudio } from "./speech-audio";
import { Storyboard } from "./storyboard";
import type { StreamPlan } from "./stream-plan";
import { SubtitleReader, spokenSubtitles } from "./subtitles";
import { copiedTrack, type Track } from "./track";
import type { VideoShape } from "./video-shape";
import { Waveform } from "./waveform";

export type VideoWork = {
  job: MediaJob;
  video: Stream;
  shape: VideoShape;
  plan: StreamPlan;
  /** Largest first. */
  rungs: [VideoRung, ...VideoRung[]];
  /** Gives the input at its start, and closes it when all is done: `video` belongs to the first one given. */
  open: () => Promise<Demuxer>;
  durationSeconds: number | undefined;
  report: Report;
  progress: (percent: number) => void;
};

/** How much of the sound to use: all tracks, the main one, or none. */
export type Sounds = "all" | "main" | "none";

/** Of the whole work, where a rendition is copied first. */
const COPY_PERCENT = 5;

/** Copies the largest rendition when it can be, so that it plays at once, and encodes the others in one decoding. */
export async function writeVideoStream(work: VideoWork, sounds: Sounds): Promise<number> {
  const { plan, rungs, job, report } = work;
  const presentation = new Presentation(job.outputFolder, report);
  const [top, ...smaller] = rungs;
  if (plan === "encode") {
    const seconds = await encodeRungs(work, presentation, rungs, sounds, { isFirst: true });
    await reportPreview(work, rungs);
    return seconds;
  }
  const seconds = await copyTop(work, presentation, top, sounds);
  await reportPreview(work, [top]);
  try {
    await encodeRungs(work, presentation, smaller, sounds, { isFirst: false });
    await reportPreview(work, smaller);
  } catch (error) {
    if (!isFileAtFault(error) || error instanceof SoundProblem) throw error;
    // The stream as it was uploaded is whole; only what was to be made of it is missing.
    await presentation.dropIncomplete();
    if (!top.mp4Path) report({ event: "rendition", rendition: "preview", status: "failed" });
    report({ event: "rendition", rendition: "storyboard", status: "failed" });
  }
  return seconds;
}

async function copyTop(work: VideoWork, presentation: Presentation, top: VideoRung, sounds: Sounds): Promise<number> {
  const { open, video, durationSeconds, progress } = work;
  const input = await open();
  const outputs = await presentation.open(top);
  const tracks = new Map<number, Track>([[video.index, copiedTrack(video, [outputs])]]);
  const audio = mainSound(input, sounds);
  if (audio) tracks.set(audio.index, await guardedSound(() => soundTrack(audio, [outputs], undefined)));
  const subtitles = subtitlesOf(input, tracks);
  await orEndEarly(presentation, () =>
    runThrough(input, tracks, presentation, (seconds) => {
      progress(durationSeconds ? (COPY_PERCENT * seconds) / durationSeconds : 0);
    }),
  );
  const seconds = await presentation.complete();
  subtitles?.report(work.report);
  return seconds;
}

type Pass = { isFirst: boolean };

/** Decodes once and makes of it all that needs decoding: renditions, storyboard, waveform, speech. */
async function encodeRungs(
  work: VideoWork,
  presentation: Presentation,
  rungs: readonly VideoRung[],
  sounds: Sounds,
  { isFirst }: Pass,
): Promise<number> {
  const { job, video, shape, open, durationSeconds, progress, report } = work;
  const input = await open();
  const opened: OpenRung[] = [];
  for (const rung of rungs) opened.push({ rung, outputs: await presentation.open(rung) });
  const storyboard = new Storyboard(shape);
  const tracks = new Map<number, Track>([[video.index, await picturesTrack(video, shape, opened, storyboard)]]);
  const audio = mainSound(input, sounds);
  const listeners: Listeners = {
    waveform: new Waveform(),
    speech: job.wantsSpeech && !spokenSubtitles(input) ? new SpeechAudio(job.outputFolder) : undefined,
  };
  if (audio) {
    const outputs = opened.map((each) => each.outputs);
    tracks.set(audio.index, await guardedSound(() => soundTrack(audio, outputs, listeners)));
    const others = sounds === "all" ? otherSounds(input, audio) : [];
    for (const [index, track] of await otherSoundTracks(others, audio, presentation)) tracks.set(index, track);
  }
  const subtitles = isFirst ? subtitlesOf(input, tracks) : undefined;
  const done = isFirst ? 0 : COPY_PERCENT;
  const run = () =>
    runThrough(input, tracks, presentation, (seconds) => {
      progress(durationSeconds ? done + ((100 - done) * seconds) / durationSeconds : done);
    });
  // Of a stream that is there already, what is made behind it takes nothing away.
  await (isFirst ? orEndEarly(presentation, run) : run());
  const written = await presentation.complete();
  subtitles?.report(report);
  await storyboard.write(written || (durationSeconds ?? 0), job.outputFolder, report);
  if (audio) await listeners.waveform.write(job.outputFolder, report);
  else report({ event: "rendition", rendition: "waveform", status: "skipped" });
  if (audio) await listeners.speech?.write(report);
  return written;
}

function mainSound(input: Demuxer, sounds: Sounds): Stream | undefined {
  return sounds === "none" ? undefined : playableStreams(input).audio;
}

function subtitlesOf(input: Demuxer, tracks: Map<number, Track>): SubtitleReader | undefined {
  const stream = spokenSubtitles(input);
  if (!stream) return undefined;
  const reader = new SubtitleReader(stream);
  tracks.set(stream.index, reader.track());
  return reader;
}

/** Reports the MP4 that was written beside a rendition. */
async function reportPreview({ job, report }: VideoWork, rungs: readonly VideoRung[]): Promise<void> {
  for (const { mp4Path: path, size } of rungs) {
    if (path === undefined) continue;
    const { size: bytes } = await stat(join(job.outputFolder, path));
    report({
      event: "rendition",
      rendition: "preview",
      status: "ready",
      path,
      contentType: "video/mp4",
      ...size,
      bytes,
    });
  }
}
