import "./promise-with-resolvers";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Decoder, Demuxer, FilterAPI } from "node-av/api";
import { FFmpegError, type Stream } from "node-av/lib";
import { type Cue, wordsOfCues } from "./cues";
import { FileProblem } from "./file-problem";
import { declaredDuration, openMedia, playableStreams } from "./media-input";
import type { MediaJob } from "./protocol";
import { type Report, throttledProgress } from "./report";
import { isWhisperModel } from "./whisper-model";

/** Seconds of sound that the model hears at once: more gives it more to understand from, and it takes 30 at most. */
const SECONDS_AT_ONCE = 20;

/** Turns a sound file into a transcript with a whisper.cpp model, through FFmpeg's whisper filter. */
export async function processSpeech(job: MediaJob, modelPath: string, report: Report): Promise<void> {
  const heardPath = join(job.outputFolder, "speech.jsonl");
  await rm(heardPath, { force: true });
  await using input = await openMedia(job.originalPath, "mp3");
  const { audio } = playableStreams(input);
  if (audio === undefined) return;
  const durationSeconds = declaredDuration(input);
  const progress = throttledProgress(report);
  await listen(input, audio, `${whisper(modelPath)}:destination=${filterValue(heardPath)}:format=json`, (seconds) => {
    progress(durationSeconds ? (100 * seconds) / durationSeconds : 0);
  });
  const words = wordsOfCues(await readHeard(heardPath));
  if (words.length > 0) report({ event: "transcript", words });
}

/** Loads a model and has it hear a moment of silence, too short to be worked on. Throws a `FileProblem` when it is none. */
export async function tryModel(modelPath: string): Promise<void> {
  if (!(await isWhisperModel(modelPath))) throw noModel();
  await using silence = await Demuxer.open("anullsrc=sample_rate=16000:channel_layout=mono:duration=0.05", {
    format: "lavfi",
  });
  const { audio } = playableStreams(silence);
  if (audio === undefined) throw new Error("Silence has no sound.");
  // With a language given, none is looked for in the silence, which would take as long as twenty seconds of speech.
  await listen(silence, audio, `${whisper(modelPath)}:language=en`, () => {});
}

/** Plays a sound to the filter, to its end. */
async function listen(
  input: Demuxer,
  sound: Stream,
  whisperFilter: string,
  heard: (seconds: number) => void,
): Promise<void> {
  using decoder = await Decoder.create(sound, { exitOnError: false });
  using filter = FilterAPI.create(`aformat=sample_rates=16000:channel_layouts=mono,${whisperFilter}`);
  try {
    for await (using packet of input.packets(sound.index)) {
      for (const decoded of await decoder.decodeAll(packet)) {
        using frame = decoded;
        for (const played of await filter.processAll(frame)) played.free();
        heard((Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den);
      }
      if (packet === null) break;
    }
    for (const played of await filter.processAll(null)) played.free();
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
    throw noModel(error);
  }
}

function whisper(modelPath: string): string {
  return `whisper=model=${filterValue(modelPath)}:queue=${SECONDS_AT_ONCE}:use_gpu=0`;
}

function noModel(cause?: unknown): FileProblem {
  return new FileProblem(
    "It is no whisper.cpp model, or damaged. Download one such as ggml-base.bin and name its file in WHISPER_MODEL.",
    { cause },
  );
}

/** The filter writes its text into JSON as it is, quotation marks and all, so that this is no JSON to be parsed. */
const HEARD = /^\{"start":(\d+),"end":(\d+),"text":"(.*)"\}$/gm;

/** Times are in milliseconds. */
async function readHeard(path: string): Promise<Cue[]> {
  // Where there was no sound at all, the filter never began.
  if (!existsSync(path)) return [];
  const lines = await readFile(path, "utf8");
  await rm(path, { force: true });
  return [...lines.matchAll(HEARD)].map(([, start, end, text = ""]) => ({
    startSeconds: Number(start) / 1000,
    endSeconds: Number(end) / 1000,
    text,
  }));
}

/** FFmpeg reads a filter's values twice: as an option, and as part of a graph. */
function filterValue(text: string): string {
  return text.replace(/[\\':]/g, "\\$&").replace(/[\\'[\],;]/g, "\\$&");
}
