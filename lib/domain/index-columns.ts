import type { IndexColumns, IndexRow } from "./library-index";

/** Writes rows into columns, as they travel; one at a time, so that many of them need not be written in one go. */
export class ColumnsWriter {
  readonly columns: IndexColumns = {
    fileId: [],
    name: [],
    description: [],
    type: { texts: [], at: [] },
    scope: { texts: [], at: [] },
    tool: { texts: [], at: [] },
    durationSeconds: [],
    bytes: [],
    flags: [],
    orderSteps: [],
  };
  readonly #places = { type: new Map(), scope: new Map(), tool: new Map() } satisfies Record<string, Places>;
  #before = 0;

  add(row: IndexRow): void {
    const { columns } = this;
    columns.fileId.push(row.fileId);
    columns.name.push(row.name);
    columns.description.push(row.description);
    for (const column of ["type", "scope", "tool"] as const)
      addNamed(columns[column], this.#places[column], row[column]);
    columns.durationSeconds.push(row.durationSeconds);
    columns.bytes.push(row.bytes);
    columns.flags.push(row.flags);
    columns.orderSteps.push(row.order - this.#before);
    this.#before = row.order;
  }
}

type Places = Map<string | null, number>;

function addNamed({ texts, at }: IndexColumns["type"], places: Places, value: string | null): void {
  let place = places.get(value);
  if (place === undefined) {
    place = texts.push(value) - 1;
    places.set(value, place);
  }
  at.push(place);
}

/** Rows as they travel. */
export function toColumns(rows: readonly IndexRow[]): IndexColumns {
  const writer = new ColumnsWriter();
  for (const row of rows) writer.add(row);
  return writer.columns;
}

/** The rows of columns. Throws when the columns are not of one length or name a text that is not there. */
export function toRows(columns: IndexColumns): IndexRow[] {
  const count = rowCount(columns);
  const rows: IndexRow[] = [];
  let order = 0;
  for (let no = 0; no < count; no += 1) {
    order += columns.orderSteps[no] ?? 0;
    rows.push({
      fileId: columns.fileId[no] ?? "",
      name: columns.name[no] ?? "",
      description: columns.description[no] ?? "",
      type: textOf(columns.type, no),
      scope: textOf(columns.scope, no) ?? "",
      tool: textOf(columns.tool, no),
      durationSeconds: columns.durationSeconds[no] ?? null,
      bytes: columns.bytes[no] ?? null,
      flags: columns.flags[no] ?? 0,
      order,
    });
  }
  return rows;
}

/** How many rows the columns hold. Throws when they do not fit together. */
export function rowCount({ type, scope, tool, ...columns }: IndexColumns): number {
  const count = columns.fileId.length;
  const lengths = [...Object.values(columns), type.at, scope.at, tool.at].map((column) => column.length);
  if (lengths.some((length) => length !== count)) throw new Error("The columns of the library index differ in length.");
  return count;
}

function textOf({ texts, at }: IndexColumns["type"], no: number): string | null {
  const text = texts[at[no] ?? -1];
  if (text === undefined) throw new Error("The library index names a text that it does not carry.");
  return text;
}
