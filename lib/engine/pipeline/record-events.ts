import type { MediaEvent } from "../media-worker/protocol";
import type { FileStore } from "../store/files";
import type { Rendition, RenditionName } from "../store/stored-file";
import { renditionNames } from "../store/stored-file";
import { waitsForSpeech } from "./speech";

/** Writes what one run of a job tells into the file's record. */
export class RunRecord {
  readonly #files: FileStore;
  readonly #fileId: string;
  readonly #run: string;
  #percent = 0;

  /** `run` names the folder of this run among the file's renditions. */
  constructor(files: FileStore, fileId: string, run: string) {
    this.#files = files;
    this.#fileId = fileId;
    this.#run = run;
  }

  /** An earlier run's pictures stay good until there are new ones; its stream has nobody who would finish it. */
  begin(attempt: number): void {
    this.#change((name, rendition) =>
      name !== "hls" && name !== "speech" && rendition.status === "ready" ? rendition : { status: "pending" },
    );
    this.#files.setAnalysis(this.#fileId, { state: "LOADING", percent: 0, attempt, error: null });
  }

  apply(event: MediaEvent): void {
    if (event.event === "described") this.#files.describe(this.#fileId, event);
    if (event.event === "rendition") {
      const { rendition: made, event: _event, path, ...details } = event;
      const kept = path === undefined ? details : { ...details, path: `${this.#run}/${path}` };
      this.#change((name, rendition) => (name === made ? kept : rendition));
    }
    if (event.event === "progress") {
      const percent = Math.max(0, Math.min(99, Math.floor(event.percent)));
      if (percent > this.#percent) {
        this.#percent = percent;
        this.#files.setProgress(this.#fileId, percent);
      }
    }
  }

  /** The media is done; true when its sound waits to become text, which is then still to come. */
  finishMedia(): boolean {
    this.#settle("skipped");
    return waitsForSpeech(this.#files.require(this.#fileId));
  }

  finish(attempt: number): void {
    this.#settle("skipped");
    this.#files.setAnalysis(this.#fileId, { state: "FULFILLED", percent: 100, attempt, error: null });
  }

  fail(attempt: number, reason: string, { streamIsCut }: { streamIsCut: boolean }): void {
    if (streamIsCut) this.#change((name, rendition) => (name === "hls" ? { status: "failed" } : rendition));
    this.#settle("failed");
    this.#files.setAnalysis(this.#fileId, { state: "REJECTED", percent: this.#percent, attempt, error: reason });
  }

  /** The runs whose folders the record still needs. */
  runsInUse(): Set<string> {
    const { renditions } = this.#files.require(this.#fileId);
    const folders = Object.values(renditions).map(({ path }) => path?.split("/")[0]);
    return new Set(folders.filter((folder) => folder !== undefined));
  }

  #settle(status: "skipped" | "failed"): void {
    this.#change((_name, rendition) => (rendition.status === "pending" ? { status } : rendition));
  }

  #change(next: (name: RenditionName, rendition: Rendition) => Rendition): void {
    const changed = { ...this.#files.require(this.#fileId).renditions };
    for (const name of renditionNames) changed[name] = next(name, changed[name]);
    this.#files.setRenditions(this.#fileId, changed);
  }
}
