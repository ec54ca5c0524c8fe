import type { IndexAnswer } from "@/lib/domain/library-index";
import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";
import { fetchIndex, IndexFetchError } from "./fetch-index";
import { dropKept, keep, readKept } from "./kept-index";
import { LibrarySearch } from "./library-search";
import type { LibraryIndexState } from "./protocol";

type Place = { library: string; epoch: string; version: number };

/** Milliseconds between two questions to the server. */
const pause = { ready: 25_000, building: 1_000, declined: 10 * 60_000, failed: 5_000, longest: 60_000, poked: 400 };

/** The index of this page: reads what the browser keeps, follows the server while the page is seen, tells how it stands. */
export class IndexSession {
  #search: LibrarySearch | null = null;
  /** The server has said that what this browser keeps is of the library that it shows now. */
  #isConfirmed = false;
  readonly #origin: string;
  readonly #tell: (state: LibraryIndexState) => void;
  #place: Place | null = null;
  #isVisible = true;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking: Promise<void> | null = null;
  #isPoked = false;
  #hasEnded = false;
  #checkedAt = 0;

  constructor(origin: string, tell: (state: LibraryIndexState) => void) {
    this.#origin = origin;
    this.#tell = tell;
  }

  /** Null until the index is ready. */
  get search(): LibrarySearch | null {
    return this.#isConfirmed ? this.#search : null;
  }

  async start(): Promise<void> {
    const kept = await readKept();
    if (kept) {
      const { rows, ...place } = kept;
      await this.#load(place, rows);
    }
    this.#askIn(0);
  }

  /** Within a moment; many such calls are one question. */
  refreshSoon(): void {
    this.#isPoked = true;
    this.#askIn(pause.poked);
  }

  /** Nobody looks at a hidden page; one that is seen again asks at once. */
  setVisible(isVisible: boolean): void {
    const isBack = isVisible && !this.#isVisible;
    this.#isVisible = isVisible;
    if (isBack) this.#askIn(0);
  }

  async forget(): Promise<void> {
    this.#hasEnded = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#search = null;
    this.#place = null;
    await dropKept();
    this.#tell({ phase: "off" });
  }

  #askIn(ms: number): void {
    if (this.#hasEnded || this.#asking) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asking = this.#askNow().then((nextMs) => {
        this.#asking = null;
        if (this.#isPoked) this.#askIn(pause.poked);
        else if (this.#isVisible) this.#askIn(nextMs);
      });
    }, ms);
  }

  /** How long to wait for the next time. Does not throw. */
  async #askNow(): Promise<number> {
    this.#isPoked = false;
    try {
      const place = this.#place;
      const answer = await fetchIndex(this.#origin, place && `${place.epoch}.${place.version}`);
      if (this.#hasEnded) return pause.longest;
      this.#failures = 0;
      this.#checkedAt = Date.now() / 1000;
      return await this.#take(answer);
    } catch (failure) {
      return this.#failed(failure);
    }
  }

  async #take(answer: IndexAnswer): Promise<number> {
    if (this.#place && answer.library !== this.#place.library) {
      // Another library must not show in this one, not even for a moment.
      this.#isConfirmed = false;
      this.#search = null;
      this.#place = null;
      await dropKept();
    }
    switch (answer.state) {
      case "building":
        this.#tell({ phase: "building", synced: answer.synced, pausedUntil: answer.pausedUntil });
        return pause.building;
      case "declined":
        this.#search = null;
        this.#place = null;
        await dropKept();
        this.#tell({ phase: "declined", most: answer.most });
        return pause.declined;
      case "failed":
        this.#tellFailed(answer.message);
        return pause.failed * 2;
      case "whole": {
        const { state: _, rows, ...place } = answer;
        await this.#load(place, rows);
        this.#isConfirmed = true;
        void keep({ ...place, rows });
        // It may have been packed a while ago, and have files that are archived since: not shown before the changes are in.
        return 0;
      }
      case "changes":
        if (answer.rows.fileId.length > 0 || answer.removed.length > 0) {
          this.#search?.change(answer.rows, answer.removed);
          await this.#search?.prepare();
        }
        this.#place = { library: answer.library, epoch: answer.epoch, version: answer.version };
        this.#isConfirmed = true;
        this.#tellReady(null);
        return pause.ready;
    }
  }

  async #load(place: Place, rows: Parameters<LibrarySearch["change"]>[0]): Promise<void> {
    const search = new LibrarySearch();
    search.change(rows);
    await search.prepare();
    await search.warmUp();
    if (this.#hasEnded) return;
    this.#search = search;
    this.#place = place;
  }

  async #failed(failure: unknown): Promise<number> {
    const known = failure instanceof IndexFetchError ? failure : null;
    if (known?.signedOut) {
      await this.forget();
      this.#tell({ phase: "failed", message: known.message });
      return pause.longest;
    }
    if (!known) console.error("vitrine: the library index failed.", failure);
    this.#tellFailed(known?.message ?? libraryIndexTexts(pageLocale()).unreadable);
    this.#failures += 1;
    const ownMs = Math.min(pause.longest, pause.failed * 2 ** (this.#failures - 1));
    return Math.max(ownMs, (known?.retryAfterSeconds ?? 0) * 1000);
  }

  /** With an index from before, that goes on being of use. */
  #tellFailed(message: string): void {
    if (this.search) this.#tellReady(message);
    else this.#tell({ phase: "failed", message });
  }

  #tellReady(problem: string | null): void {
    if (!this.#search || !this.#place) return;
    this.#tell({
      phase: "ready",
      version: `${this.#place.epoch}.${this.#place.version}`,
      total: this.#search.size,
      checkedAt: this.#checkedAt,
      problem,
    });
  }
}
