import { existsSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import { makeFolder } from "../shared/keep-folder";
import type { KnownSources } from "./known-sources";
import { type Known, knownSchema } from "./shared-sources";

/** What was learned in the last moments before a crash is learned again. */
const everyMs = 20_000;
/** Also when nothing new came, so that no URL stands on the disk long after its end. */
const atLeastMs = 3_600_000;
const linesAtOnce = 500;

/**
 * Thumbnails that a single instance knows, kept for its next start: upstream signs for a week, and a second visit
 * should cost it nothing. One JSON line for each file.
 */
export class SourceSnapshot {
  readonly #path: string;
  #writtenAt = 0;
  #changes = 0;
  #isWriting = false;

  constructor(folder: string) {
    makeFolder(folder);
    this.#path = join(folder, "thumbnails.jsonl");
  }

  /** Gives what was kept, and keeps what is learned from now on. */
  keep(known: KnownSources): void {
    if (existsSync(this.#path)) known.restore(readFileSync(this.#path, "utf8").split("\n").flatMap(parseLine));
    this.#changes = known.changes;
    setInterval(() => void this.write(known), everyMs).unref();
  }

  /** Nothing is done while nothing has changed. */
  async write(known: KnownSources): Promise<void> {
    const isDue = known.changes !== this.#changes || Date.now() - this.#writtenAt > atLeastMs;
    if (this.#isWriting || !isDue) return;
    this.#isWriting = true;
    try {
      const changes = known.changes;
      await this.#writeNow(known.thumbnails());
      this.#changes = changes;
      this.#writtenAt = Date.now();
    } catch (error) {
      console.error(`vitrine: ${this.#path} cannot be written; thumbnails are asked for again after a restart.`, error);
    } finally {
      this.#isWriting = false;
    }
  }

  async #writeNow(entries: [string, Known][]): Promise<void> {
    const file = await open(`${this.#path}.temporary`, "w", 0o600);
    try {
      for (let from = 0; from < entries.length; from += linesAtOnce) {
        const lines = entries.slice(from, from + linesAtOnce).map((entry) => `${JSON.stringify(entry)}\n`);
        await file.write(lines.join(""));
        await breath();
      }
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.temporary`, this.#path);
  }
}

function parseLine(line: string): [string, Known][] {
  try {
    const [fileId, known] = JSON.parse(line);
    return typeof fileId === "string" ? [[fileId, knownSchema.parse(known)]] : [];
  } catch {
    // An empty last line, or one of another version.
    return [];
  }
}
