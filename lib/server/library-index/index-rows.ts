import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { IndexRow } from "@/lib/domain/library-index";
import { isSameRow, type UnorderedRow } from "./to-index-row";

/** `version` is when the row last changed, `raisedAt` when it last came to stand above all others; 0 when it never did. */
export type VersionedRow = Readonly<IndexRow & { version: number; raisedAt: number }>;

/** What differs between two versions. */
export type IndexChanges = { since: number; version: number; rows: readonly IndexRow[]; removed: readonly string[] };

/** So many rows are restored in one go; a request comes to its turn in between. */
const rowsAtOnce = 2_000;
/** So many removals are remembered one by one; whoever has missed more is sent everything. */
const mostRemembered = 20_000;

/** The rows of the index, newest update first, with a version for every change. */
export class IndexRows {
  /** Versions of one epoch can be compared. */
  readonly epoch: string;
  #version: number;
  #rows = new Map<string, VersionedRow>();
  #removed: { fileId: string; version: number }[] = [];
  /** Changes since this version or a later one can be told. */
  #rememberedSince: number;
  #sorted: VersionedRow[] | null = null;
  #top = 0;
  #bottom = 0;

  constructor(epoch = randomBytes(8).toString("hex"), version = 0) {
    this.epoch = epoch;
    this.#version = version;
    this.#rememberedSince = version;
  }

  /** Rows as another instance, or an earlier process, had them at a version. */
  static async restored(epoch: string, version: number, rows: readonly IndexRow[]): Promise<IndexRows> {
    const index = new IndexRows(epoch, version);
    for (const [no, row] of rows.entries()) {
      if (no % rowsAtOnce === 0) await nextTurn();
      index.#put({ ...row, version, raisedAt: 0 });
    }
    return index;
  }

  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(fileId: string): VersionedRow | undefined {
    return this.#rows.get(fileId);
  }

  /** All rows, the most recently updated first. */
  sorted(): readonly VersionedRow[] {
    this.#sorted ??= [...this.#rows.values()].sort((one, other) => other.order - one.order);
    return this.#sorted;
  }

  /** What the row of a file says now; its place stays. False when the file is not here. */
  update(row: UnorderedRow): boolean {
    const known = this.#rows.get(row.fileId);
    if (!known) return false;
    if (!isSameRow(known, row))
      this.#put({ ...row, order: known.order, version: this.#next(), raisedAt: known.raisedAt });
    return true;
  }

  /** Below all others, for a walk from the newest to the oldest. */
  append(row: UnorderedRow): void {
    this.#put({ ...row, order: this.#bottom - 1, version: this.#next(), raisedAt: 0 });
  }

  /** Above all others, the first of these rows first of all. */
  raise(rows: readonly UnorderedRow[]): void {
    let order = this.#top + rows.length;
    const version = rows.length > 0 ? this.#next() : this.#version;
    for (const row of rows) {
      this.#put({ ...row, order, version, raisedAt: version });
      order -= 1;
    }
  }

  /** False when the file was not here. */
  remove(fileId: string): boolean {
    if (!this.#rows.delete(fileId)) return false;
    this.#removed.push({ fileId, version: this.#next() });
    if (this.#removed.length > mostRemembered) {
      const forgotten = this.#removed.splice(0, mostRemembered / 2);
      this.#rememberedSince = forgotten.at(-1)?.version ?? this.#rememberedSince;
    }
    this.#sorted = null;
    return true;
  }

  /** Null when that was too long ago to tell, or never was. */
  changesSince(since: number): IndexChanges | null {
    if (since < this.#rememberedSince || since > this.#version) return null;
    return {
      since,
      version: this.#version,
      rows: since === this.#version ? [] : this.sorted().filter((row) => row.version > since),
      removed: this.#removed
        .filter(({ fileId, version }) => version > since && !this.#rows.has(fileId))
        .map(({ fileId }) => fileId),
    };
  }

  /** Follows another instance. False when these changes do not begin where this one stands. */
  follow({ since, version, rows, removed }: IndexChanges): boolean {
    if (since > this.#version || version < this.#version) return false;
    for (const fileId of removed) {
      if (!this.#rows.delete(fileId)) continue;
      this.#removed.push({ fileId, version });
      this.#sorted = null;
    }
    for (const row of rows) {
      const known = this.#rows.get(row.fileId);
      if (known?.order !== row.order || !isSameRow(known, row)) {
        this.#put({ ...row, version, raisedAt: known?.order === row.order ? known.raisedAt : version });
      }
    }
    this.#version = version;
    return true;
  }

  #next(): number {
    this.#version += 1;
    return this.#version;
  }

  #put(row: VersionedRow): void {
    this.#rows.set(row.fileId, row);
    this.#top = Math.max(this.#top, row.order);
    this.#bottom = Math.min(this.#bottom, row.order);
    this.#sorted = null;
  }
}
