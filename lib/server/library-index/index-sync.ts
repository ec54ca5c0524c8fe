import { HeadWatch } from "./head-watch";
import { channelOf, type IndexNote, parseNote } from "./index-note";
import { IndexRows } from "./index-rows";
import { type Kept, KeptCopy } from "./kept-copy";
import { Lease } from "./lease";
import type { PackedIndex } from "./packed-index";
import { RecentlyRemoved } from "./recently-removed";
import { type SyncParts, type SyncTiming, usualTiming } from "./sync-parts";
import { Setbacks, type SyncState } from "./sync-state";
import { Walks } from "./walks";

/**
 * Keeps the rows up to date while somebody looks: restored from the kept copy, else by a walk over the whole list, then
 * from its head. One instance does so under a lease; the others follow what it keeps.
 */
export class IndexSync {
  rows = new IndexRows();
  packed: PackedIndex | null = null;
  state: SyncState = { kind: "working" };
  readonly #parts: SyncParts;
  readonly #timing: SyncTiming;
  readonly #lease: Lease;
  readonly #copy: KeptCopy | null;
  readonly #head: HeadWatch;
  readonly #walks: Walks;
  readonly #setbacks: Setbacks;
  readonly #removed = new RecentlyRemoved();
  #isRestored = false;
  #leads = false;
  #lookedUntil = 0;
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
    this.#head = new HeadWatch(this.#timing.head);
    this.#walks = new Walks(this.#timing.walk);
    this.#setbacks = new Setbacks(this.#timing.retry);
    parts.shared.subscribe(channelOf(parts.library), (message) => this.#heed(parseNote(message)));
  }

  get isWalked(): boolean {
    return this.#walks.isWalked;
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
    return this.#leads ? this.#head.whenTaken() : Promise.resolve();
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
    if (this.state.kind === "declined") {
      if (this.#walks.forgetDeclined()) this.state = { kind: "working" };
      return this.#timing.head;
    }
    this.#walks.beginIfDue(this.rows);
    if (this.isWalked && this.#head.dueInMs <= 0) await this.#lookAtHead();
    else if (this.#walks.isUnderway) await this.#walkOn();
    this.#succeeded();
    return this.#walks.isUnderway ? 0 : Math.max(1, this.#head.dueInMs);
  }

  async #lookAtHead(): Promise<void> {
    if (await this.#head.look(this.rows, this.#parts.ask, this.#isGone)) await this.#keep();
  }

  async #walkOn(): Promise<void> {
    const { isEnd, isWorthKeeping } = await this.#walks.readPage(this.rows, this.#parts.ask, this.#isGone);
    if (this.rows.size > this.#parts.most) return this.#decline();
    if (isWorthKeeping) await this.#keep();
    if (!isEnd) return;
    await this.#head.look(this.rows, this.#parts.ask, this.#isGone);
    this.rows = this.#walks.end(this.rows);
    this.#whenWalked();
    await this.#keep();
  }

  async #decline(): Promise<void> {
    this.state = { kind: "declined", most: this.#parts.most };
    this.rows = new IndexRows();
    this.#walks.decline();
    this.#whenWalked();
    await this.#keep();
  }

  async #restore(): Promise<void> {
    const kept = await this.#copy?.read();
    if (kept && this.rows.version === 0) this.#take(kept);
  }

  /** What the instance that had the lease has kept since. */
  async #catchUp(): Promise<void> {
    const kept = await this.#copy?.readAfter(this.rows);
    if (kept) this.#take(kept);
  }

  #take({ rows, progress, packed }: Kept): void {
    const isDeclined = progress.declinedAt !== null;
    if (isDeclined) this.state = { kind: "declined", most: this.#parts.most };
    else if (this.state.kind === "declined") this.state = { kind: "working" };
    this.rows = rows;
    this.packed = packed ?? this.packed;
    this.#walks.restart(progress);
    if (this.isWalked || isDeclined) this.#whenWalked();
  }

  /** Without a copy a restart costs a walk; that is no reason to stop. */
  async #keep(): Promise<void> {
    try {
      this.packed = (await this.#copy?.write(this.rows, this.#walks.progress, this.packed)) ?? this.packed;
    } catch (error) {
      console.error("vitrine: the library index could not be kept for the next start.", error);
    }
  }

  #heed(note: IndexNote | null): void {
    if (!note) return;
    const isOurs = this.#leads || this.#parts.shared.kind === "memory";
    if (note.kind === "removed") {
      this.#removed.add(note.fileId);
      if (isOurs) this.rows.remove(note.fileId);
    }
    if (note.kind === "file" && isOurs) this.rows.update(note.row);
    this.#head.want();
    this.#wake();
  }

  readonly #isGone = (fileId: string): boolean => this.#removed.has(fileId);

  #succeeded(): void {
    this.#setbacks.over();
    if (this.state.kind === "paused" || this.state.kind === "failed") this.state = { kind: "working" };
  }

  #pauseAfter(error: unknown): number {
    const { waitMs, state } = this.#setbacks.met(error);
    this.state = state;
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
