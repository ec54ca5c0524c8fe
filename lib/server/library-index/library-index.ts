import { toColumns } from "@/lib/domain/index-columns";
import type { IndexAnswer } from "@/lib/domain/library-index";
import type { IndexRows } from "./index-rows";
import { IndexSync } from "./index-sync";
import { type PackedIndex, packIndex } from "./packed-index";
import type { SyncParts } from "./sync-parts";

/** An answer as it goes out: small ones as JSON, the whole index compressed with gzip. `tag` names what it says, for `ETag`. */
export type Answered =
  | { kind: "json"; body: IndexAnswer; tag: string | null }
  | { kind: "gzip"; bytes: Buffer; tag: string };

/** The whole is packed anew when so many rows have changed since; until then the changes are sent after it. */
const mostBehind = 2_000;
/** An asker during the first walk is answered after this time, sooner when it is done. */
const progressWaitMs = 1_000;

/** Whoever asks just after a change, which is when pages do, is answered with it. */
const changeWaitMs = 2_000;

/** The index of one library, as browsers ask for it. */
export class LibraryIndex {
  readonly sync: IndexSync;
  readonly #library: string;
  #packing: Promise<PackedIndex> | null = null;

  constructor(parts: SyncParts) {
    this.#library = parts.library;
    this.sync = new IndexSync(parts);
  }

  /** `since` is `<epoch>.<version>` of what the asker has. */
  async answer(since: string | null): Promise<Answered> {
    this.sync.look();
    if (!this.sync.isWalked) await Promise.race([this.sync.whenWalked(), wait(progressWaitMs)]);
    else await Promise.race([this.sync.whenCurrent(), wait(changeWaitMs)]);
    const library = this.#library;
    const { rows, state } = this.sync;
    if (state.kind === "declined") {
      return { kind: "json", tag: null, body: { state: "declined", library, most: state.most } };
    }
    if (!this.sync.isWalked) {
      if (state.kind === "failed") {
        return { kind: "json", tag: null, body: { state: "failed", library, message: state.message } };
      }
      const pausedUntil = state.kind === "paused" ? Math.ceil(state.untilMs / 1000) : null;
      return { kind: "json", tag: null, body: { state: "building", library, synced: rows.size, pausedUntil } };
    }
    const [epoch, version] = since?.split(".") ?? [];
    const changes = epoch === rows.epoch ? rows.changesSince(Number(version)) : null;
    if (!changes) return this.#whole(rows);
    const body: IndexAnswer = {
      state: "changes",
      library,
      epoch: rows.epoch,
      version: changes.version,
      since: changes.since,
      rows: toColumns(changes.rows),
      removed: [...changes.removed],
    };
    return { kind: "json", body, tag: `${rows.epoch}.${changes.since}-${changes.version}` };
  }

  async #whole(rows: IndexRows): Promise<Answered> {
    const packed = await this.#packed(rows);
    return { kind: "gzip", bytes: packed.gzip, tag: `${packed.epoch}.${packed.version}` };
  }

  /** What was packed last, while the changes since are few. */
  #packed(rows: IndexRows): Promise<PackedIndex> {
    const last = this.sync.packed;
    const behind = last?.epoch === rows.epoch ? rows.changesSince(last.version) : null;
    if (last && behind && behind.rows.length + behind.removed.length <= mostBehind) return Promise.resolve(last);
    const place = { library: this.#library, epoch: rows.epoch, version: rows.version };
    this.#packing ??= packIndex(place, rows.sorted())
      .then((packed) => {
        this.sync.packed = packed;
        return packed;
      })
      .finally(() => {
        this.#packing = null;
      });
    return this.#packing;
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
