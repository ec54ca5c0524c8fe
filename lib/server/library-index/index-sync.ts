import { BackendError } from "@/lib/backend/port";
import { failures } from "../messages";
import type { SharedState } from "../shared/shared-state";
import { channelOf, type IndexNote, parseNote } from "./index-note";
import { IndexRows } from "./index-rows";
import { KeptCopy, type Progress } from "./kept-copy";
import { Lease } from "./lease";
import type { PackedIndex } from "./packed-index";
import { type AskPage, readHead } from "./read-head";
import type { TextStore } from "./text-store";
import { beginPass, endPass, readPassPage, reordered, type WholePass } from "./whole-pass";

/** Milliseconds. */
export type SyncTiming = {
  /** Between two looks at the head of the list while somebody looks. */
  head: number;
  /** Somebody looks for so long after having asked. */
  looked: number;
  /** Between two walks over the whole list, for what was archived elsewhere. */
  walk: number;
  /** After a failure, doubled with each. */
  retry: number;
};
export const usualTiming: SyncTiming = { head: 25_000, looked: 90_000, walk: 6 * 3_600_000, retry: 2_000 };

export type SyncParts = {
  library: string;
  ask: AskPage;
  shared: SharedState;
  store: TextStore | null;
  /** Larger libraries are declined. */
  most: number;
  timing?: SyncTiming;
};

type State =
  | { kind: "working" }
  | { kind: "paused"; untilMs: number }
  | { kind: "declined"; most: number }
  | { kind: "failed"; message: string };

/** A walk's pages between two writes of the unfinished copy. */
const pagesBetweenWrites = 50;
const longestRetryMs = 60_000;
/** A list may be told by a server that has not heard of the removal. */
const removalTakesMs = 60_000;
/** Between two looks that changes of our own ask for. */
const leastHeadMs = 1_000;

/**
 * Keeps the rows up to date while somebody looks: restored from the kept copy, else by a walk over the whole list, then
 * from its head. One instance does so under a lease; the others follow what it keeps.
 */
export class IndexSync {
  rows = new IndexRows();
  packed: PackedIndex | null = null;
  state: State = { kind: "working" };
  readonly #parts: SyncParts;
  readonly #timing: SyncTiming;
  readonly #lease: Lease;
  readonly #copy: KeptCopy | null;
  readonly #removedAt = new Map<string, number>();
  #progress: Progress = { walkCursor: null, walkedAt: null, declinedAt: null };
  #walk: WholePass | null = null;
  #seemGone = new Set<string>();
  #isRestored = false;
  #leads = false;
  #lookedUntil = 0;
  #headAt = 0;
  #headIsWanted = false;
  #readsHead = false;
  readonly #waitForHead: (() => void)[] = [];
  #refusals = 0;
  #running: Promise<void> | null = null;
  #wake: () => void = () => undefined;
  #whenWalked: () => void = () => undefined;
  readonly #walked = new Promise<void>((resolve) => {
    this.#whenWalked = resolve;
  });

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#timing = parts.timing ?? usualTiming;
    this.#lease = new Lease(parts.shared, `library-index:${parts.library}:lease`);
    this.#copy = parts.store && new KeptCopy(parts.store, parts.library);
    parts.shared.subscribe(channelOf(parts.library), (message) => this.#heed(parseNote(message)));
  }

  get isWalked(): boolean {
    return this.#progress.walkedAt !== null;
  }

  /** Somebody looks: the index is kept up to date for a while. */
  look(): void {
    this.#lookedUntil = Date.now() + this.#timing.looked;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Ends the work and gives the lease to another. */
  async stop(): Promise<void> {
    this.#lookedUntil = 0;
    this.#wake();
    await this.#running;
  }

  /** Settles when the whole list has been read, or was found too large. */
  whenWalked(): Promise<void> {
    return this.#walked;
  }

  /** Settles at once, or when the look at the list that a change asked for has been taken. */
  whenCurrent(): Promise<void> {
    if (!this.#leads || !(this.#headIsWanted || this.#readsHead)) return Promise.resolve();
    return new Promise((resolve) => this.#waitForHead.push(resolve));
  }

  async #run(): Promise<void> {
    while (Date.now() < this.#lookedUntil) {
      const waitMs = await this.#step().catch((error: unknown) => this.#pauseAfter(error));
      const restMs = Math.min(waitMs, this.#lookedUntil - Date.now());
      if (restMs > 0) await this.#sleep(restMs);
    }
    this.#leads = false;
    await this.#lease.release();
  }

  /** One call at most; how long to wait then. */
  async #step(): Promise<number> {
    if (!this.#isRestored) {
      await this.#restore();
      this.#isRestored = true;
    }
    const led = this.#leads;
    this.#leads = await this.#lease.hold();
    if (!this.#leads || !led) await this.#catchUp();
    if (!this.#leads) return this.#timing.head / 5;
    if (this.state.kind === "declined") return this.#declinedStep();
    const walkIsDue = Date.now() - (this.#progress.walkedAt ?? 0) > this.#timing.walk;
    if (!this.#walk && walkIsDue) this.#walk = this.#resumedWalk();
    if (this.isWalked && this.#untilHead() <= 0) await this.#readHead();
    else if (this.#walk) await this.#walkOn(this.#walk);
    this.#succeeded();
    return this.#walk ? 0 : Math.max(1, this.#untilHead());
  }

  #untilHead(): number {
    return this.#headAt + (this.#headIsWanted ? leastHeadMs : this.#timing.head) - Date.now();
  }

  async #readHead(): Promise<void> {
    const before = this.rows.version;
    this.#headIsWanted = false;
    this.#readsHead = true;
    try {
      const missing = await readHead(this.rows, this.#parts.ask, this.#isGone);
      for (const fileId of missing) if (this.#seemGone.has(fileId)) this.rows.remove(fileId);
      this.#seemGone = new Set(missing.filter((fileId) => this.rows.get(fileId)));
    } finally {
      this.#headAt = Date.now();
      this.#readsHead = false;
      for (const tell of this.#waitForHead.splice(0)) tell();
    }
    if (this.rows.version !== before) await this.#keep();
  }

  async #walkOn(walk: WholePass): Promise<void> {
    const isDone = await readPassPage(this.rows, walk, this.#parts.ask, this.#isGone);
    if (this.rows.size > this.#parts.most) return this.#decline();
    const pages = Math.ceil(walk.seen.length / 200);
    if (!isDone) {
      if (!this.isWalked) this.#progress.walkCursor = walk.cursor;
      if (!this.isWalked && pages % pagesBetweenWrites === 0) await this.#keep();
      return;
    }
    await this.#readHead();
    if (!endPass(this.rows, walk)) this.rows = reordered(this.rows, walk);
    this.#walk = null;
    this.#progress = { walkCursor: null, walkedAt: Date.now(), declinedAt: null };
    this.#whenWalked();
    await this.#keep();
  }

  /** Goes on where an earlier process stopped. */
  #resumedWalk(): WholePass {
    const walk = beginPass(this.rows);
    if (this.isWalked || this.#progress.walkCursor === null) return walk;
    return { ...walk, cursor: this.#progress.walkCursor, seen: this.rows.sorted().map(({ fileId }) => fileId) };
  }

  async #decline(): Promise<void> {
    this.state = { kind: "declined", most: this.#parts.most };
    this.rows = new IndexRows();
    this.#walk = null;
    this.#progress = { walkCursor: null, walkedAt: null, declinedAt: Date.now() };
    this.#whenWalked();
    await this.#keep();
  }

  /** It may have become smaller. */
  #declinedStep(): number {
    const until = (this.#progress.declinedAt ?? 0) + this.#timing.walk * 4;
    if (Date.now() >= until) {
      this.state = { kind: "working" };
      this.#progress = { walkCursor: null, walkedAt: null, declinedAt: null };
    }
    return this.#timing.head;
  }

  async #restore(): Promise<void> {
    const kept = await this.#copy?.read();
    if (!kept || this.rows.version > 0) return;
    this.#take(kept);
  }

  /** What the instance that had the lease has kept since. */
  async #catchUp(): Promise<void> {
    const kept = await this.#copy?.readAfter(this.rows);
    if (kept) this.#take(kept);
  }

  #take({ rows, progress, packed }: NonNullable<Awaited<ReturnType<KeptCopy["read"]>>>): void {
    if (progress.declinedAt !== null) this.state = { kind: "declined", most: this.#parts.most };
    else if (this.state.kind === "declined") this.state = { kind: "working" };
    this.rows = rows;
    this.packed = packed ?? this.packed;
    this.#progress = progress;
    this.#walk = null;
    if (this.isWalked || progress.declinedAt !== null) this.#whenWalked();
  }

  /** Without a copy a restart costs a walk; that is no reason to stop. */
  async #keep(): Promise<void> {
    try {
      this.packed = (await this.#copy?.write(this.rows, this.#progress, this.packed)) ?? this.packed;
    } catch (error) {
      console.error("vitrine: the library index could not be kept for the next start.", error);
    }
  }

  #heed(note: IndexNote | null): void {
    if (!note) return;
    if (note.kind === "removed") {
      this.#removedAt.set(note.fileId, Date.now());
      if (this.#leads || this.#parts.shared.kind === "memory") this.rows.remove(note.fileId);
    }
    if (note.kind === "file" && (this.#leads || this.#parts.shared.kind === "memory")) this.rows.update(note.row);
    this.#headIsWanted = true;
    this.#wake();
  }

  readonly #isGone = (fileId: string): boolean => {
    const removedAt = this.#removedAt.get(fileId);
    if (removedAt === undefined) return false;
    if (Date.now() - removedAt < removalTakesMs) return true;
    this.#removedAt.delete(fileId);
    return false;
  };

  #succeeded(): void {
    this.#refusals = 0;
    if (this.state.kind === "paused" || this.state.kind === "failed") this.state = { kind: "working" };
  }

  #pauseAfter(error: unknown): number {
    this.#refusals += 1;
    const ownMs = Math.min(longestRetryMs, this.#timing.retry * 2 ** (this.#refusals - 1));
    const known = error instanceof BackendError ? error : null;
    const waitMs = known?.retryAfterSeconds === undefined ? ownMs : known.retryAfterSeconds * 1000;
    if (known?.code === "rate_limited") this.state = { kind: "paused", untilMs: Date.now() + waitMs };
    else this.state = { kind: "failed", message: failures[known?.code ?? "internal"].message };
    if (!known) console.error("vitrine: the library index met a failure and tries again.", error);
    return waitMs;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
