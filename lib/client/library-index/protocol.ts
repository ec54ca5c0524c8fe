import type { FacetCounts, FoundRow, LibraryQuery } from "@/lib/domain/library-query";

/** Why a question to the worker was not answered. `superseded`: its results are not kept any more; ask again. */
export type WorkerFailure = { code: "superseded" | "not_ready" | "failed"; message: string };

/** What the page asks of the worker, and what it answers each with. */
export type Questions = {
  query: {
    /** `first`: so many rows come with the answer, for whoever will show them at once. */
    ask: { query: LibraryQuery; view: string; first: number };
    answer: {
      resultId: number;
      total: number;
      inLibrary: number;
      facets: FacetCounts;
      rowNumbers: Int32Array;
      firstRows: FoundRow[];
    };
  };
  rows: { ask: { resultId: number; start: number; end: number }; answer: FoundRow[] };
  positionOf: { ask: { resultId: number; fileId: string }; answer: number | null };
  fileIds: { ask: { resultId: number }; answer: string[] };
  /** Rows by their numbers, whatever their place; null for a file that is gone. */
  rowsOf: { ask: { resultId: number; rowNumbers: Int32Array }; answer: (FoundRow | null)[] };
  fileIdsOf: { ask: { resultId: number; rowNumbers: Int32Array }; answer: string[] };
  /** The place in `rowNumbers`, from `from` on and then from the top, of a file whose name starts so. */
  findName: { ask: { resultId: number; start: string; rowNumbers: Int32Array; from: number }; answer: number | null };
  numbersOf: { ask: { resultId: number; fileIds: readonly string[] }; answer: (number | null)[] };
  rowsById: { ask: { fileIds: string[] }; answer: (FoundRow | null)[] };
  forget: { ask: Record<string, never>; answer: null };
};
export type QuestionKind = keyof Questions;

export type Question = { [K in QuestionKind]: { kind: K; id: number; ask: Questions[K]["ask"] } }[QuestionKind];

export type ToWorker =
  | Question
  /** `origin` is where our API is; a worker's own address may be elsewhere. */
  | { kind: "start"; origin: string }
  | { kind: "refresh" }
  | { kind: "visible"; isVisible: boolean };

export type FromWorker =
  | { kind: "state"; state: LibraryIndexState }
  | { [K in QuestionKind]: { kind: "answer"; question: K; id: number; answer: Questions[K]["answer"] } }[QuestionKind]
  | { kind: "failure"; id: number; failure: WorkerFailure };

/** How the library index of this page stands. */
export type LibraryIndexState =
  /** Not started, or forgotten. */
  | { phase: "off" }
  /** Reading what this browser keeps, or waiting for the first answer. */
  | { phase: "loading" }
  /** The server reads the list for the first time. `pausedUntil`, in seconds since the epoch: the hour's calls are needed elsewhere. */
  | { phase: "building"; synced: number; pausedUntil: number | null }
  /**
   * Questions are answered. `version` is another whenever anything has changed: ask anew. `checkedAt`, in seconds since
   * the epoch, is when the server last said that this is so; `problem`, for people, why it does not any more.
   */
  | { phase: "ready"; version: string; total: number; checkedAt: number; problem: string | null }
  /** The library has more files than the server indexes (`most`). Work by cursor. */
  | { phase: "declined"; most: number }
  /** No index now; it is tried again by itself. Work by cursor meanwhile. `message` is for people. */
  | { phase: "failed"; message: string };
