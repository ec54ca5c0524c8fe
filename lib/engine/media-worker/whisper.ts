import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Decoder, FilterAPI } from "node-av/api";
import { FFmpegError } from "node-av/lib";
import { z } from "zod";
import { type Cue, wordsOfCues } from "./cues";
import { FileProblem } from "./file-problem";
import { declaredDuration, openMedia, playableStreams } from "./media-input";
import type { MediaJob } from "./protocol";
import { type Report, throttledProgress } from "./report";
import { isWhisperModel } from "./whisper-model";

/** Seconds of sound that the model hears at once: more gives it more to understand from, and it takes 30 at most. */
const SECONDS_AT_ONCE = 20;

const heardSchema = z.object({ start: z.number(), end: z.number(), text: z.string() });

/** Turns a sound file into a transcript with a whisper.cpp model, through FFmpeg's whisper filter. */
export async function processSpeech(job: MediaJob, modelPath: string, report: Report): Promise<void> {
  if (!(await isWhisperModel(modelPath))) throw noModel();
  const heardPath = join(job.outputFolder, "speech.jsonl");
  await rm(heardPath, { force: true });
  await using input = await openMedia(job.originalPath, "mp3");
  const { audio } = playableStreams(input);
  if (audio === undefined) return;
  const durationSeconds = declaredDuration(input);
  const progress = throttledProgress(report);
  using decoder = await Decoder.create(audio, { exitOnError: false });
  using filter = FilterAPI.create(
    `aformat=sample_rates=16000:channel_layouts=mono,whisper=model=${filterValue(modelPath)}:language=auto:queue=${SECONDS_AT_ONCE}:use_gpu=0:destination=${filterValue(heardPath)}:format=json`,
  );
  try {
    for await (using packet of input.packets(audio.index)) {
      for (const decoded of await decoder.decodeAll(packet)) {
        using frame = decoded;
        const seconds = (Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den;
        for (const heard of await filter.processAll(frame)) heard.free();
        progress(durationSeconds ? (100 * seconds) / durationSeconds : 0);
      }
      if (packet === null) break;
    }
    for (const heard of await filter.processAll(null)) heard.free();
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
    throw noModel(error);
  }
  const words = wordsOfCues(await readHeard(heardPath));
  if (words.length > 0) report({ event: "transcript", words });
}

function noModel(cause?: unknown): FileProblem {
  return new FileProblem("The speech model (WHISPER_MODEL) cannot be loaded: it is no whisper.cpp model, or damaged.", {
    cause,
  });
}

/** One JSON object a line; times in milliseconds. */
async function readHeard(path: string): Promise<Cue[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  await rm(path, { force: true });
  return lines.map((line) => {
    const { start, end, text } = heardSchema.parse(JSON.parse(line));
    return { startSeconds: start / 1000, endSeconds: end / 1000, text };
  });
}

/** FFmpeg reads a filter's values twice: as an option, and as part of a graph. */
function filterValue(text: string): string {
  return text.replace(/[\\':]/g, "\\$&").replace(/[\\'[\],;]/g, "\\$&");
}
