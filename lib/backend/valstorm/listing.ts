import { BackendError, type CallOptions, type ListQuery } from "../port";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor";
import { fileIdOf } from "./file-id";
import { contentTypeBeginnings } from "./file-type";
import { matchesName, nameHolds } from "./name-search";
import { both, everything, selectFiles, type Where } from "./query";
import { begins, plainLiteral } from "./query-text";
import type { FileRecord } from "./record";
import { isThere } from "./reshape";

export type RunQuery = (query: string, options?: CallOptions) => Promise<FileRecord[]>;
export type Page = { records: FileRecord[]; nextCursor: string | null };

const sortFields = { updated: "modified_date", created: "created_date", name: "name", size: "file_size" } as const;
/** So many of the last page are looked for when the order has shifted meanwhile. */
const anchors = 20;
/** Records are looked for this far around the place where they were. */
const mostSteps = 12;

/**
 * Pages through records with the language of `POST /v1/query`. Each page begins after the last record of the one before,
 * by comparison (`<`, `>`), so that records that come and go between two pages neither repeat nor hide others. Where
 * the backend turns out not to compare, or a value cannot be written safely, OFFSET is used, and the place is found
 * again by the records seen last.
 */
export class Listing {
  /** Learned from the first refusal. */
  #compares = true;
  constructor(private readonly run: RunQuery) {}

  async page(query: ListQuery, options?: CallOptions): Promise<Page> {
    const order = orderOf(query);
    const of = JSON.stringify([order, query.type ?? "", query.isPublic ?? "", query.name ?? ""]);
    const where = filtersOf(query);
    const from = query.cursor === undefined ? null : decodeCursor(query.cursor, of);
    const count = query.limit + 1;
    const rows = from
      ? ((await this.#byComparison(where, order, from, count, options)) ??
        (await this.#byPlace(where, order, from, count, options)))
      : await this.#select(where, order, count, 0, options);
    const given = rows.slice(0, query.limit);
    const last = given.at(-1);
    const next = rows.length > query.limit && last ? cursorAfter(last, given, order, from, of) : null;
    return { records: given.filter((record) => isWanted(record, query)), nextCursor: next };
  }

  /** Null where it cannot be done. */
  async #byComparison(where: Where, order: Order, from: Cursor, count: number, options?: CallOptions) {
    const after = this.#compares && from.after ? conditionsAfter(order, from.after) : null;
    if (!after) return null;
    try {
      const rows = await this.#select(both(where, after), order, count, 0, options);
      if (!rows.some((row) => standsBefore(row, order, from.after))) return rows;
    } catch (error) {
      if (!(error instanceof BackendError) || error.code !== "invalid_request") throw error;
    }
    this.#compares = false;
    return null;
  }

  /** Reads on from where the records seen last are now: fewer before them or more, by what came and went. */
  async #byPlace(where: Where, order: Order, from: Cursor, count: number, options?: CallOptions) {
    let start = Math.max(0, from.offset - anchors);
    let rows = await this.#select(where, order, from.offset - start + count, start, options);
    for (let step = 1; step <= mostSteps; step += 1) {
      const at = rows.findLastIndex((row) => isSeen(row, from));
      if (at >= 0) {
        const missing = count - (rows.length - at - 1);
        const more = missing > 0 ? await this.#select(where, order, missing, start + rows.length, options) : [];
        return [...rows.slice(at + 1), ...more].slice(0, count);
      }
      const back = Math.min(start, anchors * 2 ** step);
      if (back === 0) break;
      start -= back;
      rows = [...(await this.#select(where, order, back, start, options)), ...rows];
    }
    // All of them are gone: what stands at the place now comes next.
    return rows.slice(from.offset - start, from.offset - start + count);
  }

  #select(where: Where, { field, descending }: Order, limit: number, offset: number, options?: CallOptions) {
    const orderBy = [
      { field, descending },
      { field: "id", descending },
    ];
    return this.run(selectFiles({ where, orderBy, limit, offset }), options);
  }
}

type Order = { field: (typeof sortFields)[keyof typeof sortFields]; descending: boolean };

function orderOf({ sort }: ListQuery): Order {
  return sort
    ? { field: sortFields[sort.by], descending: sort.descending }
    : { field: "modified_date", descending: true };
}

function filtersOf({ type, isPublic, name }: ListQuery): Where {
  let where = everything;
  if (type !== undefined) {
    const beginnings = contentTypeBeginnings[type];
    if (!beginnings) throw new BackendError("unsupported", { status: 0, refusedField: "type" });
    where = both(
      where,
      beginnings.map((text) => [begins("content_type", text)]),
    );
  }
  if (isPublic !== undefined) where = both(where, [[`is_public = ${isPublic}`]]);
  if (name !== undefined) where = both(where, nameHolds(name));
  return where;
}

/** What a query can ask for is sometimes more than was wanted. */
function isWanted(record: FileRecord, { name }: ListQuery): boolean {
  return isThere(record) && (name === undefined || matchesName(record.name, name));
}

function conditionsAfter({ field, descending }: Order, { key, id }: NonNullable<Cursor["after"]>): Where | null {
  const [keyText, idText] = [plainLiteral(key), plainLiteral(id)];
  if (!keyText || !idText) return null;
  const beyond = descending ? "<" : ">";
  return [[`${field} ${beyond} ${keyText}`], [`${field} = ${keyText}`, `id ${beyond} ${idText}`]];
}

function cursorAfter(last: FileRecord, given: FileRecord[], { field }: Order, from: Cursor | null, of: string): string {
  const key = last[field];
  return encodeCursor({
    of,
    after: last.id && key !== null && key !== undefined ? { key, id: last.id } : null,
    offset: (from?.offset ?? 0) + given.length,
    seen: given.slice(-anchors).map(fileIdOf),
  });
}

/** True for what a backend that ignored the comparison would answer. Of names only equality is judged: who knows its collation. */
function standsBefore(row: FileRecord, { field, descending }: Order, after: Cursor["after"]): boolean {
  if (!after) return false;
  const [own, other] = field === "name" ? [null, null] : [rank(row[field]), rank(after.key)];
  if (own !== null && other !== null && own !== other) return descending ? own > other : own < other;
  return row.id === after.id && row[field] === after.key;
}

function rank(value: string | number | null | undefined): number | null {
  const rank = typeof value === "string" ? Date.parse(value) : value;
  return rank === null || rank === undefined || Number.isNaN(rank) ? null : rank;
}

function isSeen(record: FileRecord, { seen }: Cursor): boolean {
  return seen.includes(fileIdOf(record));
}
