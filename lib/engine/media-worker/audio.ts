import type { Demuxer } from "node-av/api";
import type { Stream } from "node-av/lib";
import { EndsEarly, orEndEarly } from "./ends-early";
import { declaredDuration } from "./media-input";
import { Presentation } from "./presentation";
import type { MediaJob } from "./protocol";
import { type Report, throttledProgress } from "./report";
import { runThrough } from "./run-through";
import { SEGMENT_SECONDS } from "./rungs";
import { soundTrack } from "./sound";
import { SpeechAudio } from "./speech-audio";
import { planAudio } from "./stream-plan";
import { SubtitleReader, spokenSubtitles } from "./subtitles";
import type { Track } from "./track";
import { Waveform } from "./waveform";

/** Describes a sound file and makes its HLS stream and its waveform. */
export async function processAudio(job: MediaJob, audio: Stream, input: Demuxer, report: Report): Promise<void> {
  const durationSeconds = declaredDuration(input);
  report(
    durationSeconds === undefined
      ? { event: "described", type: "AUDIO" }
      : { event: "described", type: "AUDIO", durationSeconds },
  );
  for (const rendition of ["thumbnail", "preview", "storyboard"] as const) {
    report({ event: "rendition", rendition, status: "skipped" });
  }
  const lyrics = spokenSubtitles(input);
  const subtitles = lyrics && new SubtitleReader(lyrics);
  const waveform = new Waveform();
  const speech = job.wantsSpeech && !lyrics ? new SpeechAudio(job.outputFolder) : undefined;
  const presentation = new Presentation(job.outputFolder, report);
  const outputs = await presentation.open({
    folder: "audio",
    segmentSeconds: SEGMENT_SECONDS,
    expectedBitRate: planAudio(audio) === "copy" ? input.bitRate : 160_000,
  });
  const tracks = new Map<number, Track>([[audio.index, await soundTrack(audio, [outputs], { waveform, speech })]]);
  if (lyrics && subtitles) tracks.set(lyrics.index, subtitles.track());
  const progress = throttledProgress(report);
  try {
    await orEndEarly(presentation, () =>
      runThrough(input, tracks, presentation, (seconds) => {
        progress(durationSeconds ? (100 * seconds) / durationSeconds : 0);
      }),
    );
  } catch (error) {
    if (error instanceof EndsEarly) report({ event: "described", type: "AUDIO", durationSeconds: error.seconds });
    throw error;
  }
  const written = await presentation.complete();
  if (durationSeconds === undefined || Math.abs(written - durationSeconds) > 0.5) {
    report({ event: "described", type: "AUDIO", durationSeconds: written });
  }
  subtitles?.report(report);
  await waveform.write(job.outputFolder, report);
  await speech?.write(report);
}
