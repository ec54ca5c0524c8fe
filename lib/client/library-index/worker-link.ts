import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";
import type { FromWorker, LibraryIndexState, QuestionKind, Questions, ToWorker, WorkerFailure } from "./protocol";

/** A question to the index that was not answered. */
export class LibraryIndexError extends Error {
  override readonly name = "LibraryIndexError";
  constructor(
    readonly code: WorkerFailure["code"],
    message: string,
  ) {
    super(message);
  }
}

type Reply = Exclude<FromWorker, { kind: "state" }>;
type Waiting = { take(reply: Reply): void; reject(error: Error): void };

/** Questions to a worker as promises. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(worker: Worker, onState: (state: LibraryIndexState) => void) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "state") onState(data.state);
      else this.#settle(data);
    });
    worker.addEventListener("error", (event) => {
      console.error("vitrine: the library index stopped.", event.message);
      const text = libraryIndexTexts(pageLocale());
      this.end(text.stopped);
      onState({ phase: "failed", message: text.notAvailable });
    });
  }

  tell(message: Extract<ToWorker, { kind: "start" | "refresh" | "visible" }>): void {
    this.#worker.postMessage(message);
  }

  ask<K extends QuestionKind>(kind: K, ask: Questions[K]["ask"]): Promise<Questions[K]["answer"]> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const take = (reply: Reply) => {
        if (reply.kind === "failure") reject(new LibraryIndexError(reply.failure.code, reply.failure.message));
        else if (isAnswerTo(kind, reply)) resolve(reply.answer);
      };
      this.#waiting.set(id, { take, reject });
      this.#worker.postMessage({ kind, id, ask });
    });
  }

  /** Ends the worker; what was asked and not answered is rejected. */
  end(why: string): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new LibraryIndexError("failed", why));
    this.#waiting.clear();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    waiting?.take(reply);
  }
}

function isAnswerTo<K extends QuestionKind>(
  kind: K,
  reply: { kind: "answer"; question: QuestionKind },
): reply is { kind: "answer"; question: K; answer: Questions[K]["answer"] } {
  return reply.question === kind;
}
