import { type ChildProcess, fork } from "node:child_process";
import { type MediaEvent, type MediaJobRequest, mediaEventSchema } from "../media-worker/protocol";
import { stepBack } from "./step-back";

export type Outcome =
  | { end: "done" }
  /** The worker looked at the file and says what is wrong with it: to try again would change nothing. */
  | { end: "failed"; reason: string }
  /** The worker did not get to say. */
  | { end: "broke"; why: "crash" | "stall" | "unrecorded"; detail: string }
  | { end: "stopped" };

export type ChildOptions = {
  workerPath: string;
  job: MediaJobRequest;
  /** Without any word for so long, the child is taken for stuck. */
  stallMs: number;
  onEvent: (event: MediaEvent) => void;
};

const LAST_WORDS = 4_096;
const TIME_TO_LEAVE_MS = 3_000;

/** One media worker process, for one job. */
export class MediaChild {
  readonly outcome: Promise<Outcome>;
  readonly #child: ChildProcess;
  #ended: Outcome | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ChildOptions) {
    // Nothing of our environment: no secret of ours may be in a process that reads hostile bytes.
    this.#child = fork(options.workerPath, [], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { NODE_ENV: "production" },
      execArgv: [],
    });
    if (this.#child.pid !== undefined) stepBack(this.#child.pid);
    this.outcome = this.#watch(options);
  }

  /** Ends the process at once. */
  stop(): void {
    this.#end({ end: "stopped" });
    this.#child.kill("SIGKILL");
  }

  #watch({ job, stallMs, onEvent }: ChildOptions): Promise<Outcome> {
    const child = this.#child;
    let lastWords = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS);
    });
    const waitForNextWord = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#end({ end: "broke", why: "stall", detail: `no word for ${stallMs} ms` });
        child.kill("SIGKILL");
      }, stallMs);
    };
    child.on("message", (message) => {
      if (this.#ended) return;
      const event = mediaEventSchema.safeParse(message);
      if (!event.success) {
        this.#end({ end: "broke", why: "crash", detail: `an event that is none: ${event.error.message}` });
        child.kill("SIGKILL");
        return;
      }
      waitForNextWord();
      try {
        onEvent(event.data);
      } catch (error) {
        this.#end({ end: "broke", why: "unrecorded", detail: `${error instanceof Error ? error.stack : error}` });
        child.kill("SIGKILL");
        return;
      }
      if (event.data.event === "done") this.#leave({ end: "done" });
      if (event.data.event === "failed") this.#leave({ end: "failed", reason: event.data.reason });
    });
    waitForNextWord();
    child.once("spawn", () => {
      child.send(job, (error) => {
        if (error) lastWords += `\n${error.message}`;
      });
    });
    return new Promise((resolve) => {
      const finish = (how: string) => {
        clearTimeout(this.#timer);
        resolve(this.#ended ?? { end: "broke", why: "crash", detail: `${how} ${lastWords.trim()}`.trim() });
      };
      child.once("error", (error) => {
        lastWords += `\n${error.message}`;
        if (child.pid === undefined) finish("could not be started");
      });
      child.once("exit", (code, signal) => {
        const end = () => setImmediate(finish, `ended by ${signal ?? `exit code ${code}`}.`);
        // Its last words may still be in the channel; a channel that we closed has none.
        if (this.#ended || !child.connected) end();
        else child.once("disconnect", end);
      });
    });
  }

  #end(outcome: Outcome): void {
    this.#ended ??= outcome;
  }

  #leave(outcome: Outcome): void {
    this.#end(outcome);
    clearTimeout(this.#timer);
    if (this.#child.connected) this.#child.disconnect();
    this.#timer = setTimeout(() => this.#child.kill("SIGKILL"), TIME_TO_LEAVE_MS);
  }
}
