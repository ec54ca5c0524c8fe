import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { BackendError } from "@/lib/backend/port";
import type { ArchiveRequest, PendingArchives as Overview, UndoAnswer } from "@/lib/domain/pending-archives";
import type { SharedState } from "../shared/shared-state";
import { type Batch, nextStepAt } from "./batch";
import { BatchStore, changesChannel } from "./batch-store";
import {
  type CarryOutParts,
  type CarryOutTiming,
  carryOut,
  carryOutOne,
  usualCarryOutTiming,
  wasArchived,
} from "./carry-out";
import { overviewOf } from "./overview";

export type PendingArchivesParts = {
  shared: SharedState;
  graceMs: number;
  archive: CarryOutParts["archive"];
  findArchived: CarryOutParts["findArchived"];
  timing?: CarryOutTiming;
};

/** An instance that died is followed by another after this time. */
const leaseMs = 15_000;
/** Where several share, another may have taken something on without our hearing of it. */
const lookMs = { busy: 5_000, idle: 30_000 };
const rescanMs = 60_000;
const longestTimerMs = 2_000_000_000;
/** Whoever points at an archive's Undo may put it off so many times its grace. */
const mostGraces = 10;
/** Whoever archives a file that is just being sent waits for the outcome; milliseconds. */
const sendingPatience = { most: 20_000, look: 50 };
/** Requests that wait at a time. */
const mostBatches = 1_000;

/** The archives of one library that wait for their moment, and the timer that carries them out. */
export class PendingArchives {
  readonly #store: BatchStore;
  readonly #carryOut: CarryOutParts;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sweep: Promise<void> | null = null;
  #sweepsAgain = false;
  #rescannedAt = 0;
  #isStopped = false;
  #changes = 0;
  #hidden: { of: readonly Batch[]; ids: ReadonlySet<string> } = { of: [], ids: new Set() };
  readonly #stopHearing: () => void;

  constructor(private readonly parts: PendingArchivesParts) {
    const { shared, archive, findArchived, timing = usualCarryOutTiming } = parts;
    this.#store = new BatchStore(shared);
    this.#carryOut = { shared, store: this.#store, archive, findArchived, timing };
    this.#stopHearing = shared.subscribe(changesChannel, () => {
      this.#changes += 1;
      this.sweepSoon();
    });
  }

  /** Takes files on, to be archived after the grace period; the same request twice is one. False when too many wait. */
  async request({ group, part, by, files }: ArchiveRequest): Promise<boolean> {
    const { batches, index } = await this.#store.all();
    const id = `${group}.${part}`;
    if (index.ended.some((ended) => ended.id === id)) return true;
    if (batches.length >= mostBatches) return false;
    const hidden = await this.hiddenIds();
    const added = files.filter(({ fileId }) => !hidden.has(fileId));
    const now = Date.now();
    const times = { requestedAt: now, dueAt: now + this.parts.graceMs };
    const batch = {
      id,
      group,
      by,
      ...times,
      files: added,
      sending: [],
      doubtful: [],
      refusal: null,
      isReturned: false,
      ended: null,
    };
    if (added.length > 0) await this.#store.add(batch);
    if (this.parts.graceMs === 0) await this.sweep();
    return true;
  }

  /** Gives back what is not archived yet. What was given back before is acknowledged by it. */
  async undo(group: string): Promise<UndoAnswer> {
    const restored: string[] = [];
    let tooLate = 0;
    for (const { id } of await this.#batchesOf(group)) {
      let given: string[] = [];
      const left = await this.#store.change(
        id,
        (batch) => {
          // A batch that nobody sends any more has its `sending` from an instance that ended: it may be too late.
          const files = batch.files.filter(({ fileId }) => batch.sending.includes(fileId));
          given = batch.files.flatMap(({ fileId }) => (batch.sending.includes(fileId) ? [] : [fileId]));
          return files.length === 0 ? null : { ...batch, files };
        },
        "undone",
      );
      restored.push(...given);
      tooLate += left?.files.length ?? 0;
    }
    return { restored, tooLate };
  }

  /** Puts the moment off by the grace period from now on, for whoever needs longer to decide. */
  async hold(group: string): Promise<void> {
    const { graceMs } = this.parts;
    for (const { id } of await this.#batchesOf(group)) {
      await this.#store.change(id, (batch) => {
        const dueAt = Math.min(Date.now() + graceMs, batch.requestedAt + mostGraces * graceMs);
        const isWaiting = batch.dueAt > Date.now() && !batch.refusal;
        return isWaiting && dueAt > batch.dueAt ? { ...batch, dueAt } : batch;
      });
    }
  }

  /**
   * Archives at once what waits, and takes it out of what waits. False when the file does not wait (any more), and was
   * not archived from here either. Throws what the backend throws; the file waits on then.
   */
  async carryOutNow(fileId: string): Promise<boolean> {
    const givesUpAt = Date.now() + sendingPatience.most;
    for (;;) {
      const { batches } = await this.#store.all();
      const batch = batches.find(
        ({ files, isReturned }) => !isReturned && files.some((file) => file.fileId === fileId),
      );
      if (!batch) return wasArchived(this.parts.shared, fileId);
      const isDone = await this.#withLease(batch.id, () => carryOutOne(this.#carryOut, batch.id, fileId));
      if (isDone) return true;
      if (Date.now() > givesUpAt) throw new BackendError("outcome_unknown", { status: 0 });
      await sleep(sendingPatience.look);
    }
  }

  /** The files that no list shows meanwhile. */
  async hiddenIds(): Promise<ReadonlySet<string>> {
    return this.#hiddenOf((await this.#store.all()).batches);
  }

  /** Counts what was heard of changes, so that whoever looked knows whether to look again. */
  get changes(): number {
    return this.#changes;
  }

  /** What a list must know, in one look. Where no timer runs between requests, what is overdue is carried out now. */
  async look(): Promise<{ hidden: ReadonlySet<string>; version: string }> {
    const { batches, index } = await this.#store.all();
    if (batches.length > 0 || Date.now() - this.#rescannedAt > rescanMs) this.sweepSoon();
    return { hidden: this.#hiddenOf(batches), version: String(index.version) };
  }

  /** All that waits, as every browser of the team may see it. */
  async overview(): Promise<Overview> {
    return overviewOf(await this.#store.all(), this.parts.graceMs);
  }

  /** Carries out what is due, once however often it is called. Settles when nothing more is due. Never throws. */
  sweep(): Promise<void> {
    if (this.#sweep) {
      this.#sweepsAgain = true;
      return this.#sweep;
    }
    this.#sweep = this.#sweepNow().finally(() => {
      this.#sweep = null;
      void this.#schedule();
    });
    return this.#sweep;
  }

  /** Sweeps and sets the timer for what comes next, without being waited for. */
  sweepSoon(): void {
    if (!this.#isStopped) void this.sweep();
  }

  /** For functions, whose timers stand still between requests: settles when what waits now is done, or after `mostMs`. */
  async carryOutWhenDue(mostMs: number): Promise<void> {
    const endsAt = Date.now() + mostMs;
    for (;;) {
      const next = await this.#nextAt();
      if (next === null || next > endsAt) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(250, next - Date.now())));
      await this.sweep();
    }
  }

  /** Lets go of timer and channel; what waits stays in the shared state. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopHearing();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sweep;
  }

  #hiddenOf(batches: readonly Batch[]): ReadonlySet<string> {
    if (batches !== this.#hidden.of) {
      const waiting = batches.filter(({ isReturned }) => !isReturned);
      this.#hidden = { of: batches, ids: new Set(waiting.flatMap(({ files }) => files.map(({ fileId }) => fileId))) };
    }
    return this.#hidden.ids;
  }

  async #sweepNow(): Promise<void> {
    do {
      this.#sweepsAgain = false;
      try {
        if (Date.now() - this.#rescannedAt > rescanMs) {
          this.#rescannedAt = Date.now();
          await this.#store.rescan();
        }
        const { batches } = await this.#store.all();
        for (const batch of batches) {
          const at = nextStepAt(batch);
          if (at === null || at > Date.now() || this.#isStopped) continue;
          await this.#withLease(batch.id, (holds) => carryOut(this.#carryOut, batch.id, holds));
        }
      } catch (error) {
        console.error("vitrine: pending archives could not be looked through; it is tried again.", error);
      }
    } while (this.#sweepsAgain && !this.#isStopped);
  }

  /** False when another holds it, and nothing was done. */
  async #withLease(id: string, work: (holds: () => boolean) => Promise<void>): Promise<boolean> {
    const { shared } = this.parts;
    const key = `archive-lease:${id}`;
    const mine = randomUUID();
    if (!(await shared.replace(key, null, mine, leaseMs))) return false;
    let holds = true;
    const renewal = setInterval(async () => {
      holds &&= await shared.replace(key, mine, mine, leaseMs);
    }, leaseMs / 3);
    try {
      await work(() => holds && !this.#isStopped);
      return true;
    } finally {
      clearInterval(renewal);
      await shared.replace(key, mine, null, 0);
    }
  }

  async #schedule(): Promise<void> {
    const next = await this.#nextAt().catch(() => Date.now() + lookMs.busy);
    if (this.#isStopped || this.#sweep) return;
    if (this.#timer) clearTimeout(this.#timer);
    const isShared = this.parts.shared.kind === "redis";
    if (next === null && !isShared) return;
    const ownMs = next === null ? lookMs.idle : Math.max(next - Date.now(), 0);
    // What is due and still there is carried out by another, or was left by one that ended.
    const waitMs = ownMs === 0 ? 1_000 : Math.min(ownMs, isShared ? lookMs.busy : longestTimerMs);
    this.#timer = setTimeout(() => this.sweepSoon(), next === null ? lookMs.idle : waitMs);
    this.#timer.unref();
  }

  async #nextAt(): Promise<number | null> {
    const { batches } = await this.#store.all();
    const times = batches.flatMap((batch) => nextStepAt(batch) ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }

  async #batchesOf(group: string): Promise<readonly Batch[]> {
    const { batches } = await this.#store.all();
    return batches.filter((batch) => batch.group === group);
  }
}
