import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { MediaEvent } from "../media-worker/protocol";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import type { Job, JobStore } from "../store/jobs";
import type { LibraryFolder } from "../store/library-folder";
import type { StoredFile } from "../store/stored-file";
import { MediaChild } from "./media-child";
import { recordTranscript } from "./transcript-record";
import { type Heard, SpeechRefused, type TranscriptionServer, transcribe } from "./transcription-server";

/** Who turns speech into text: a server, or a whisper.cpp model on this machine. */
export type SpeechSource = { server: TranscriptionServer } | { modelPath: string };

export type SpeechOptions = {
  source: SpeechSource;
  /** How long to wait before each further attempt. A file is not held up by them: it is done after the first. */
  retryDelaysMs: readonly number[];
};

type Engine = {
  database: Database;
  files: FileStore;
  jobs: JobStore;
  folder: LibraryFolder;
  workerPath: string;
  stallMs: number;
  log: (line: string) => void;
};

/** The second part of a job, when the media work is done: what is said in the file becomes its transcript. */
export class SpeechToText {
  readonly #engine: Engine;
  readonly #options: SpeechOptions;
  readonly #stop = new AbortController();
  readonly #children = new Set<MediaChild>();

  constructor(engine: Engine, options: SpeechOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  /** A model keeps the whole machine busy; a server's work is done elsewhere. */
  get atOnce(): number {
    return "server" in this.#options.source ? 2 : 1;
  }

  stop(): void {
    this.#stop.abort();
    for (const child of this.#children) child.stop();
  }

  /** True when the job is over: no further attempt will be made. */
  async run(job: Job, file: StoredFile): Promise<boolean> {
    const { database, files, jobs, folder, log } = this.#engine;
    const path = folder.insideRenditions(file.fileId, file.renditions.speech.path ?? "");
    let status: "skipped" | "failed" = "skipped";
    try {
      const heard = path === undefined ? undefined : await this.#listen(file, path);
      if (heard) recordTranscript(database, files, file.fileId, heard);
    } catch (error) {
      if (this.#stop.signal.aborted) {
        jobs.giveBack(job.jobId);
        return false;
      }
      log(`speech of ${file.fileId}, attempt ${job.attempts}: ${error instanceof Error ? error.message : error}`);
      const delay = error instanceof SpeechRefused ? undefined : this.#options.retryDelaysMs[job.attempts - 1];
      if (delay !== undefined) {
        database.transaction(() => {
          finishAnalysis(files, file.fileId);
          jobs.retryLater(job.jobId, delay);
        });
        return false;
      }
      status = "failed";
    }
    database.transaction(() => {
      const { renditions } = files.require(file.fileId);
      files.setRenditions(file.fileId, { ...renditions, speech: { status } });
      finishAnalysis(files, file.fileId);
      jobs.finish(job.jobId);
    });
    if (path !== undefined) await rm(path, { force: true });
    return true;
  }

  #listen(file: StoredFile, path: string): Promise<Heard> {
    const { source } = this.#options;
    if ("server" in source) return transcribe(source.server, path, this.#stop.signal);
    return this.#listenHere(file, path, source.modelPath);
  }

  async #listenHere(file: StoredFile, path: string, modelPath: string): Promise<Heard> {
    let heard: Heard = { languageCode: undefined, words: [] };
    const child = new MediaChild({
      workerPath: this.#engine.workerPath,
      job: {
        fileId: file.fileId,
        originalPath: path,
        outputFolder: dirname(path),
        displayName: file.displayName,
        mimeType: "audio/mpeg",
        whisperModel: modelPath,
      },
      stallMs: this.#engine.stallMs,
      onEvent: (event: MediaEvent) => {
        if (event.event === "transcript") heard = { languageCode: event.languageCode, words: event.words };
      },
    });
    this.#children.add(child);
    const outcome = await child.outcome;
    this.#children.delete(child);
    if (outcome.end === "done") return heard;
    if (outcome.end === "failed") throw new SpeechRefused(outcome.reason);
    throw new Error(outcome.end === "broke" ? `${outcome.why}: ${outcome.detail}` : "stopped");
  }
}

/** Whether the media work of a file is done and its sound waits to become text. */
export function waitsForSpeech(file: StoredFile): boolean {
  const { speech, hls } = file.renditions;
  return speech.status === "ready" && hls.status !== "pending" && file.transcriptWords === null;
}

/** A file is done with its media after the first attempt at its words, however that went. */
function finishAnalysis(files: FileStore, fileId: string): void {
  const { analysisState, analysisAttempt } = files.require(fileId);
  if (analysisState !== "LOADING") return;
  files.setAnalysis(fileId, { state: "FULFILLED", percent: 100, attempt: analysisAttempt, error: null });
}
