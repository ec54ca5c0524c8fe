import { createStore } from "zustand/vanilla";
import type { FacetCounts, FoundRow, LibraryQuery } from "@/lib/domain/library-query";
import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";
import { AskedAhead } from "./asked-ahead";
import type { LibraryIndexState, Questions } from "./protocol";
import { LibraryIndexError, WorkerLink } from "./worker-link";

/** Who asks: the results of each are kept apart, so that the palette does not disturb the grid. */
export type LibraryView = "library" | "palette" | "other";

/**
 * The results of one query. The rows stay in the worker; ask for those in view. The last few results of a view are
 * kept: questions to older ones reject with `LibraryIndexError` `superseded`, which callers may ignore, having newer ones.
 */
export type LibraryResult = {
  total: number;
  /** How many files the whole library has. */
  inLibrary: number;
  facets: FacetCounts;
  /** For each result in order, the number of its row: the same file has the same number while this page lives. */
  rowNumbers: Int32Array;
  /** The first results' rows, as many as were asked for. */
  firstRows: readonly FoundRow[];
  /** Results from `start` up to, without, `end`. */
  rows(start: number, end: number): Promise<FoundRow[]>;
  /** The place of a file among the results, null when it is not there. */
  positionOf(fileId: string): Promise<number | null>;
  /** Of all results in order, as for "Select all". */
  fileIds(): Promise<string[]>;
  /** By row numbers, in their order; null for a file that is gone. */
  rowsOf(rowNumbers: Int32Array): Promise<(FoundRow | null)[]>;
  fileIdsOf(rowNumbers: Int32Array): Promise<string[]>;
  /** The place in `rowNumbers`, from `from` on and then from the top, of a file whose name starts so. */
  findName(start: string, rowNumbers: Int32Array, from: number): Promise<number | null>;
  /** The numbers of these files' rows, also of files that are not among the results; null for unknown ones. */
  numbersOf(fileIds: readonly string[]): Promise<(number | null)[]>;
};

const off: LibraryIndexState = { phase: "off" };

/** How the index stands. It lives outside React, so that navigation cannot lose it. */
export const libraryIndexStore = createStore<LibraryIndexState>(() => off);

let link: WorkerLink | null = null;
const ahead = new AskedAhead<Questions["query"]["answer"]>();

function setState(state: LibraryIndexState): void {
  ahead.forget();
  libraryIndexStore.setState(state, true);
}

function tellVisibility(): void {
  link?.tell({ kind: "visible", isVisible: document.visibilityState === "visible" });
}

function started(): WorkerLink {
  if (!link) throw new LibraryIndexError("not_ready", libraryIndexTexts(pageLocale()).notStarted);
  return link;
}

/** Search, sorting and counts over the whole library, answered by a worker in this browser. */
export const libraryIndex = {
  /** Makes the worker, once. */
  start(): void {
    if (link) return;
    setState({ phase: "loading" });
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "library-index" });
    link = new WorkerLink(worker, setState);
    link.tell({ kind: "start", origin: location.origin });
    tellVisibility();
    document.addEventListener("visibilitychange", tellVisibility);
  },

  /** The same when the page has nothing better to do. Returns how not to. */
  startWhenIdle(): () => void {
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(() => libraryIndex.start(), 300);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(() => libraryIndex.start(), { timeout: 3_000 });
    return () => cancelIdleCallback(handle);
  },

  /** Something has changed: asks the server for the changes, within a moment and once for many such calls. */
  refreshSoon(): void {
    link?.tell({ kind: "refresh" });
  },

  /**
   * Rejects with `LibraryIndexError`: `not_ready` before `libraryIndexStore` is `ready`; `superseded` when another
   * query of the same view came before this one was begun. `first`: so many rows come with the answer.
   */
  async query(query: LibraryQuery, view: LibraryView = "library", first = 0): Promise<LibraryResult> {
    const worker = started();
    const ask = { query, view, first };
    const { resultId, ...answer } = await (ahead.take(JSON.stringify(ask)) ?? worker.ask("query", ask));
    return {
      ...answer,
      rows: (start, end) => worker.ask("rows", { resultId, start, end }),
      positionOf: (fileId) => worker.ask("positionOf", { resultId, fileId }),
      fileIds: () => worker.ask("fileIds", { resultId }),
      rowsOf: (rowNumbers) => worker.ask("rowsOf", { resultId, rowNumbers }),
      fileIdsOf: (rowNumbers) => worker.ask("fileIdsOf", { resultId, rowNumbers }),
      findName: (start, rowNumbers, from) => worker.ask("findName", { resultId, start, rowNumbers, from }),
      numbersOf: (fileIds) => worker.ask("numbersOf", { resultId, fileIds }),
    };
  },

  /** Asks now for what `query` will be asked in a moment: the worker answers while the page is drawn. */
  askAhead(query: LibraryQuery, view: LibraryView, first: number): void {
    const ask = { query, view, first };
    if (link) ahead.ask(JSON.stringify(ask), link.ask("query", ask));
  },

  /** What the index knows of these files, null for those it does not have. */
  async rowsById(fileIds: string[]): Promise<(FoundRow | null)[]> {
    return started().ask("rowsById", { fileIds });
  },

  /** Signed out: nothing of the library stays in this browser. */
  async forget(): Promise<void> {
    await link?.ask("forget", {});
    libraryIndex.stop();
  },

  /** Ends the worker; what the browser keeps stays. */
  stop(): void {
    link?.end(libraryIndexTexts(pageLocale()).wasStopped);
    link = null;
    document.removeEventListener("visibilitychange", tellVisibility);
    setState(off);
  },
};
