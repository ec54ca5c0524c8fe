import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { MediaEvent } from "../media-worker/protocol";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import type { Job, JobStore } from "../store/jobs";
import type { LibraryFolder } from "../store/library-folder";
import type { StoredFile } from "../store/stored-file";
import { MediaChild, type Outcome } from "./media-child";
import { RunRecord } from "./record-events";
import { shareSidecar } from "./sidecar";
import { type SpeechOptions, SpeechToText, waitsForSpeech } from "./speech";
import { recordTranscript } from "./transcript-record";

export type PipelineOptions = {
  database: Database;
  files: FileStore;
  jobs: JobStore;
  folder: LibraryFolder;
  workerPath: string;
  /** How many children run at a time. */
  workers: number;
  stallMs: number;
  /** How long to wait before each further attempt after a crash; their number is the number of further attempts. */
  retryDelaysMs: readonly number[];
  /** Whether people are sending files; `wake` is called when they are done. */
  isBusy?: () => boolean;
  /** Turns what is said in files into text; undefined: nobody does. */
  speech?: SpeechOptions | undefined;
  log: (line: string) => void;
};

/** While files come in, a job waits this long for them to end: whoever uploads a folder gets it in sooner. */
const MAKES_WAY_MS = 2_000;

/** Works through the queue with a fixed number of child processes. */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #children = new Set<MediaChild>();
  readonly #running = new Set<Promise<void>>();
  readonly #speech: SpeechToText | undefined;
  /** Apart from the others: who waits for a server keeps no media work waiting. */
  readonly #listening = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  /** When `#timer` looks at the queue, by `performance.now`. */
  #nextLook = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#speech = options.speech && new SpeechToText(options, options.speech);
  }

  /** Takes up what an earlier process left, and begins. */
  start(): void {
    for (const job of this.#options.jobs.recover()) {
      const record = new RunRecord(this.#options.files, job.fileId, runName(job));
      record.fail(job.attempts, "The engine was cut off again and again while it worked on this file.", {
        streamIsCut: true,
      });
      this.#options.jobs.finish(job.jobId);
    }
    this.wake();
  }

  /** Fills free places with waiting jobs. Never throws: whoever wakes it has other work to finish. */
  wake(): void {
    // Each of many uploads wakes it, and none of them may run before that look.
    const patience = this.#patience();
    if (patience > 0 && this.#nextLook <= performance.now() + patience + 1) return;
    this.#look();
  }

  #patience(): number {
    return this.#options.isBusy?.() ? MAKES_WAY_MS : 0;
  }

  #lookIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#nextLook = performance.now() + delayMs;
    this.#timer = setTimeout(() => this.#look(), delayMs);
  }

  #look(): void {
    clearTimeout(this.#timer);
    this.#nextLook = Number.POSITIVE_INFINITY;
    if (this.#stopped) return;
    try {
      this.#fill();
    } catch (error) {
      this.#options.log(`the queue could not be read: ${error instanceof Error ? error.stack : error}`);
      this.#lookIn(TROUBLE_PAUSE_MS);
    }
  }

  #fill(): void {
    const patience = this.#patience();
    while (this.#running.size < this.#options.workers) {
      const job = this.#options.jobs.claim(patience);
      if (!job) break;
      const file = this.#options.files.find(job.fileId);
      if (this.#speech && file && file.archivedAt === null && waitsForSpeech(file))
        this.#listen(this.#speech, job, file);
      else this.#keep(this.#running, job, this.#run(job));
    }
    if (this.#running.size === this.#options.workers) return;
    const delay = this.#options.jobs.nextDelay();
    if (delay !== undefined) this.#lookIn(Math.min(delay + patience + 1, 60_000));
  }

  #listen(speech: SpeechToText, job: Job, file: StoredFile): void {
    if (this.#listening.size >= speech.atOnce) this.#options.jobs.giveBack(job.jobId, LISTENS_LATER_MS);
    else this.#keep(this.#listening, job, this.#hear(speech, job, file));
  }

  #keep(among: Set<Promise<void>>, job: Job, work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error: unknown) => this.#couldNotRun(job, error))
      .finally(() => {
        among.delete(kept);
        this.wake();
      });
    among.add(kept);
  }

  async #hear(speech: SpeechToText, job: Job, file: StoredFile): Promise<void> {
    const ended = await speech.run(job, file);
    if (ended)
      await this.#options.folder.keepOnlyRuns(
        job.fileId,
        new RunRecord(this.#options.files, job.fileId, "").runsInUse(),
      );
  }

  /** Ends every child; what they worked on goes back into the queue. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const child of this.#children) child.stop();
    this.#speech?.stop();
    await Promise.all([...this.#running, ...this.#listening]);
  }

  async #run(job: Job): Promise<void> {
    const { database, files, folder, jobs } = this.#options;
    shareSidecar(database, files, job.fileId);
    const file = files.find(job.fileId);
    if (!file || file.archivedAt !== null) {
      jobs.finish(job.jobId);
      return;
    }
    const outputFolder = join(folder.renditions(job.fileId), runName(job));
    await mkdir(outputFolder, { recursive: true, mode: 0o700 });
    if (this.#stopped) {
      jobs.giveBack(job.jobId);
      return;
    }
    const record = new RunRecord(files, job.fileId, runName(job));
    const onEvent = (event: MediaEvent) => {
      if (event.event === "transcript") recordTranscript(database, files, job.fileId, event);
      else record.apply(event);
    };
    database.transaction(() => record.begin(job.attempts - 1));

    const child = new MediaChild({
      workerPath: this.#options.workerPath,
      job: {
        fileId: job.fileId,
        originalPath: folder.original(job.fileId),
        outputFolder,
        displayName: file.displayName,
        mimeType: file.mimeType,
        wantsSpeech: this.#speech !== undefined && file.transcriptWords === null,
      },
      stallMs: this.#options.stallMs,
      onEvent: (event) => database.transaction(() => onEvent(event)),
    });
    this.#children.add(child);
    const outcome = await child.outcome;
    this.#children.delete(child);
    const ended = database.transaction(() => this.#settle(job, record, outcome));
    if (ended) await folder.keepOnlyRuns(job.fileId, record.runsInUse());
  }

  /** True when the job is over. */
  #settle(job: Job, record: RunRecord, outcome: Outcome): boolean {
    const { jobs, log, retryDelaysMs } = this.#options;
    const attempt = job.attempts - 1;
    if (outcome.end === "done") shareSidecar(this.#options.database, this.#options.files, job.fileId);
    if (outcome.end === "stopped") {
      jobs.giveBack(job.jobId);
      return false;
    }
    if (outcome.end === "broke") {
      log(`media worker for ${job.fileId}, attempt ${job.attempts}: ${outcome.why}: ${outcome.detail}`);
      const delay = retryDelaysMs[attempt];
      if (delay !== undefined) {
        jobs.retryLater(job.jobId, delay);
        return false;
      }
      record.fail(attempt, brokenReasons[outcome.why], { streamIsCut: true });
    } else if (outcome.end === "failed") {
      record.fail(attempt, outcome.reason, { streamIsCut: false });
    } else if (this.#speech && record.finishMedia()) {
      jobs.giveBack(job.jobId);
      return false;
    } else {
      record.finish(attempt);
    }
    jobs.finish(job.jobId);
    return true;
  }

  /** The engine's own trouble, as a full disk: later may be better, also for writing down that it is to be later. */
  #couldNotRun(job: Job, error: unknown): void {
    this.#options.log(`job of ${job.fileId} could not run: ${error instanceof Error ? error.stack : error}`);
    if (this.#stopped) return;
    try {
      this.#options.jobs.giveBack(job.jobId, TROUBLE_PAUSE_MS);
    } catch (later) {
      setTimeout(() => this.#couldNotRun(job, later), TROUBLE_PAUSE_MS).unref();
    }
  }
}

/** Until a place among those who listen may be free. */
const LISTENS_LATER_MS = 2_000;

/** Between attempts at what failed for reasons of our own. */
const TROUBLE_PAUSE_MS = 30_000;

const brokenReasons = {
  unrecorded: "The file could not be processed: the result could not be written down. The engine's log says why.",
  crash:
    "The file could not be processed: reading it made the media program stop. The original can still be downloaded.",
  stall: "The file could not be processed: reading it took far too long. The original can still be downloaded.",
} as const;

function runName(job: Job): string {
  return `run-${job.runs}`;
}
