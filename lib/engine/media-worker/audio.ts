import type { Demuxer } from "node-av/api";
import type { Stream } from "node-av/lib";
import { writeHls } from "./hls";
import { declaredDuration } from "./media-input";
import type { MediaJob } from "./protocol";
import type { Report } from "./report";
import { planAudio } from "./stream-plan";
import { copiedTrack, encodedAudioTrack } from "./track";

/** Describes a sound file and makes its HLS stream. */
export async function processAudio(job: MediaJob, audio: Stream, input: Demuxer, report: Report): Promise<void> {
  const durationSeconds = declaredDuration(input);
  report(
    durationSeconds === undefined
      ? { event: "described", type: "AUDIO" }
      : { event: "described", type: "AUDIO", durationSeconds },
  );
  report({ event: "rendition", rendition: "thumbnail", status: "skipped" });
  report({ event: "rendition", rendition: "preview", status: "skipped" });
  const written = await writeHls(
    { input, outputFolder: job.outputFolder, durationSeconds, report },
    {
      folder: "audio",
      expectedBitRate: planAudio(audio) === "copy" ? input.bitRate : 160_000,
      tracks: async (outputs) =>
        new Map([
          [
            audio.index,
            planAudio(audio) === "copy" ? copiedTrack(audio, outputs) : await encodedAudioTrack(audio, outputs),
          ],
        ]),
    },
  );
  if (durationSeconds === undefined || Math.abs(written - durationSeconds) > 0.5) {
    report({ event: "described", type: "AUDIO", durationSeconds: written });
  }
}
