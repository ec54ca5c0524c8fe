import { z } from "zod";
import { toColumns, toRows } from "@/lib/domain/index-columns";
import { indexColumnsSchema } from "@/lib/domain/library-index";
import { IndexRows } from "./index-rows";
import { type PackedIndex, packIndex } from "./packed-index";
import type { TextStore } from "./text-store";
import { unpackIndex } from "./unpack-index";

/** Where the walk over the list stood. Times are milliseconds since the epoch. */
const progressSchema = z.object({
  /** Null once the whole list was read. */
  walkCursor: z.string().nullable(),
  /** Null before that. */
  walkedAt: z.number().nullable(),
  /** The library was found too large then. */
  declinedAt: z.number().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

const manifestSchema = progressSchema.extend({
  epoch: z.string(),
  version: z.number(),
  /** The whole was written at this version, in so many pieces, in one of two places. */
  wholeVersion: z.number(),
  pieces: z.number(),
  place: z.number(),
});
type Manifest = z.infer<typeof manifestSchema>;

const changesSchema = z.object({
  epoch: z.string(),
  since: z.number(),
  version: z.number(),
  rows: indexColumnsSchema,
  removed: z.array(z.string()),
});

export type Kept = { rows: IndexRows; progress: Progress; packed: PackedIndex | null };

/** What one entry of a store may well hold. */
const pieceLength = 1_000_000;

/**
 * The index where other instances, and this one after a restart, find it: compressed as a whole now and then, and what
 * has changed since beside it. A copy that cannot be read is as good as none.
 */
export class KeptCopy {
  #whole: { epoch: string; version: number; pieces: number; place: number } | null = null;
  constructor(
    private readonly store: TextStore,
    private readonly library: string,
  ) {}

  /** All that is kept; null when that is nothing. */
  async read(): Promise<Kept | null> {
    const manifest = await this.#manifest();
    return manifest && this.#readAll(manifest);
  }

  /** What is kept when it is ahead of these rows, which follow it where they can; else null. */
  async readAfter(rows: IndexRows): Promise<Kept | null> {
    const manifest = await this.#manifest();
    if (!manifest) return null;
    const isSameEpoch = manifest.epoch === rows.epoch;
    if (isSameEpoch && manifest.version <= rows.version && manifest.declinedAt === null) return null;
    if (isSameEpoch && manifest.wholeVersion <= rows.version && (await this.#follow(rows))) {
      const { epoch, wholeVersion: version, pieces, place } = manifest;
      this.#whole = { epoch, version, pieces, place };
      return { rows, progress: progressOf(manifest), packed: null };
    }
    return this.#readAll(manifest);
  }

  async #readAll(manifest: Manifest): Promise<Kept | null> {
    const progress = progressOf(manifest);
    if (manifest.declinedAt !== null) return { rows: new IndexRows(), progress, packed: null };
    const gzip = await this.#readWhole(manifest);
    const whole = gzip && (await unpackIndex(gzip).catch(() => null));
    if (!gzip || whole?.epoch !== manifest.epoch || whole.version !== manifest.wholeVersion) return null;
    const { epoch, version } = whole;
    const rows = await IndexRows.restored(epoch, version, whole.rows);
    await this.#follow(rows);
    this.#whole = { epoch, version, pieces: manifest.pieces, place: manifest.place };
    return { rows, progress, packed: { epoch, version, gzip } };
  }

  async #follow(rows: IndexRows): Promise<boolean> {
    const changes = changesSchema.safeParse(parseJson(await this.store.get(this.#name("changes"))));
    if (!changes.success || changes.data.epoch !== rows.epoch) return false;
    return rows.follow({ ...changes.data, rows: toRows(changes.data.rows) });
  }

  /** Keeps how the index stands: the whole of it where that is new or far ahead of what is kept, else the changes. */
  async write(rows: IndexRows, progress: Progress, packed: PackedIndex | null): Promise<PackedIndex | null> {
    const changes = this.#whole?.epoch === rows.epoch ? rows.changesSince(this.#whole.version) : null;
    let whole = packed;
    if (!changes || changes.rows.length + changes.removed.length > 500 + rows.size / 50) {
      whole = await this.#writeWhole(rows);
    } else {
      const { since, version, removed } = changes;
      const text = { epoch: rows.epoch, since, version, removed, rows: toColumns(changes.rows) };
      await this.store.set(this.#name("changes"), JSON.stringify(text));
    }
    if (!this.#whole) return whole;
    const { epoch, version: wholeVersion, pieces, place } = this.#whole;
    const version = Math.max(wholeVersion, changes?.version ?? 0);
    const manifest: Manifest = { ...progress, epoch, version, wholeVersion, pieces, place };
    await this.store.set(this.#name("manifest"), JSON.stringify(manifest));
    return whole;
  }

  async #writeWhole(rows: IndexRows): Promise<PackedIndex> {
    const { epoch, version } = rows;
    const packed = await packIndex({ library: this.library, epoch, version }, rows.sorted());
    // Two places in turn, so that a copy which is being written does not spoil the one that is being read.
    const place = this.#whole?.place === 0 ? 1 : 0;
    const text = packed.gzip.toString("base64");
    const pieces = Math.ceil(text.length / pieceLength);
    for (let no = 0; no < pieces; no += 1) {
      const piece = text.slice(no * pieceLength, (no + 1) * pieceLength);
      await this.store.set(this.#name(`${place}-${no}`), piece);
    }
    this.#whole = { epoch, version, pieces, place };
    return packed;
  }

  async #readWhole(manifest: Manifest): Promise<Buffer | null> {
    const numbers = Array.from({ length: manifest.pieces }, (_, no) => no);
    const pieces = await Promise.all(numbers.map((no) => this.store.get(this.#name(`${manifest.place}-${no}`))));
    return pieces.includes(null) ? null : Buffer.from(pieces.join(""), "base64");
  }

  async #manifest(): Promise<Manifest | null> {
    const manifest = manifestSchema.safeParse(parseJson(await this.store.get(this.#name("manifest"))));
    return manifest.success ? manifest.data : null;
  }

  #name(part: string): string {
    return `${this.library}-${part}`;
  }
}

function progressOf({ walkCursor, walkedAt, declinedAt }: Manifest): Progress {
  return { walkCursor, walkedAt, declinedAt };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
