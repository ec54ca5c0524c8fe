import { rowCount } from "@/lib/domain/index-columns";
import { type IndexColumns, type IndexRow, indexFlags } from "@/lib/domain/library-index";
import { type Facet, facets, lengthBuckets, noValue } from "@/lib/domain/library-query";

/** The values of a facet, each with a number. */
class Values {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }
}

type FacetColumn = { values: Values; numbers: Uint16Array<ArrayBuffer> };

/**
 * The rows of the library in this worker, column by column. A file keeps the number of its row: what is removed leaves
 * a gap, what is added comes last. Numbers of missing durations and sizes are NaN.
 */
export class IndexTable {
  /** Row numbers ever given. */
  count = 0;
  readonly fileId: string[] = [];
  readonly name: string[] = [];
  readonly description: string[] = [];
  alive = new Uint8Array(0);
  order = new Float64Array(0);
  durationSeconds = new Float64Array(0);
  bytes = new Float64Array(0);
  flags = new Uint8Array(0);
  readonly facets: Readonly<Record<Facet, FacetColumn>>;
  readonly #rows = new Map<string, number>();
  /** Of files that are gone. */
  readonly #gone = new Map<string, number>();

  constructor() {
    const column = (): FacetColumn => ({ values: new Values(), numbers: new Uint16Array(0) });
    this.facets = {
      type: column(),
      scope: column(),
      tool: column(),
      sharing: column(),
      state: column(),
      transcript: column(),
      length: column(),
    };
  }

  /** Files in the library. */
  get size(): number {
    return this.#rows.size;
  }

  /** Adds or replaces rows; their numbers. Throws when the columns do not fit together. */
  put(columns: IndexColumns): Int32Array {
    const count = rowCount(columns);
    this.#makeRoom(this.count + count);
    const touched = new Int32Array(count);
    let order = 0;
    for (let no = 0; no < count; no += 1) {
      order += columns.orderSteps[no] ?? 0;
      touched[no] = this.#putRow(columns, no, order);
    }
    return touched;
  }

  /** The number of the row that is gone, null when there was none. */
  remove(fileId: string): number | null {
    const row = this.#rows.get(fileId);
    if (row === undefined) return null;
    this.#rows.delete(fileId);
    this.#gone.set(fileId, row);
    this.alive[row] = 0;
    return row;
  }

  find(fileId: string): number | null {
    return this.#rows.get(fileId) ?? null;
  }

  row(row: number): Omit<IndexRow, "description" | "order"> {
    const orNull = (facet: "type" | "tool") => {
      const value = this.value(facet, row);
      return value === noValue ? null : value;
    };
    return {
      fileId: this.fileId[row] ?? "",
      name: this.name[row] ?? "",
      type: orNull("type"),
      scope: this.value("scope", row),
      tool: orNull("tool"),
      durationSeconds: numberOrNull(this.durationSeconds[row]),
      bytes: numberOrNull(this.bytes[row]),
      flags: this.flags[row] ?? 0,
    };
  }

  value(facet: Facet, row: number): string {
    const { values, numbers } = this.facets[facet];
    return values.texts[numbers[row] ?? 0] ?? noValue;
  }

  #putRow(columns: IndexColumns, no: number, order: number): number {
    const fileId = columns.fileId[no] ?? "";
    // A file that comes back, as after an undone archive, gets its number back.
    const row = this.#rows.get(fileId) ?? this.#gone.get(fileId) ?? this.count;
    if (row === this.count) this.count += 1;
    this.#rows.set(fileId, row);
    this.#gone.delete(fileId);
    this.fileId[row] = fileId;
    this.name[row] = columns.name[no] ?? "";
    this.description[row] = columns.description[no] ?? "";
    this.alive[row] = 1;
    this.order[row] = order;
    const durationSeconds = columns.durationSeconds[no] ?? Number.NaN;
    this.durationSeconds[row] = durationSeconds;
    this.bytes[row] = columns.bytes[no] ?? Number.NaN;
    const flags = columns.flags[no] ?? 0;
    this.flags[row] = flags;
    this.#set("type", row, textOf(columns.type, no));
    this.#set("scope", row, textOf(columns.scope, no));
    this.#set("tool", row, textOf(columns.tool, no));
    this.#set("sharing", row, flags & indexFlags.public ? "public" : "private");
    this.#set("state", row, stateOf(flags));
    this.#set("transcript", row, transcriptOf(flags));
    this.#set("length", row, lengthOf(durationSeconds));
    return row;
  }

  #set(facet: Facet, row: number, value: string): void {
    const { values, numbers } = this.facets[facet];
    numbers[row] = values.number(value);
  }

  #makeRoom(rows: number): void {
    if (rows <= this.alive.length) return;
    const room = Math.ceil(rows * 1.1) + 1_000;
    const widen = <T extends { set(from: T): void }>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    this.alive = widen(this.alive, new Uint8Array(room));
    this.flags = widen(this.flags, new Uint8Array(room));
    this.order = widen(this.order, new Float64Array(room));
    this.durationSeconds = widen(this.durationSeconds, new Float64Array(room));
    this.bytes = widen(this.bytes, new Float64Array(room));
    for (const facet of facets) {
      const column = this.facets[facet];
      column.numbers = widen(column.numbers, new Uint16Array(room));
    }
  }
}

function textOf({ texts, at }: IndexColumns["type"], no: number): string {
  const text = texts[at[no] ?? -1];
  if (text === undefined) throw new Error("The library index names a text that it does not carry.");
  return text ?? noValue;
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function stateOf(flags: number): string {
  if (flags & indexFlags.failed) return "failed";
  return flags & indexFlags.processing ? "processing" : "ready";
}

function transcriptOf(flags: number): string {
  if (flags & indexFlags.timedTranscript) return "timed";
  return flags & indexFlags.plainTranscript ? "plain" : noValue;
}

function lengthOf(seconds: number): string {
  return lengthBuckets.find(({ belowSeconds }) => seconds < belowSeconds)?.value ?? noValue;
}
