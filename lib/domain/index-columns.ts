import type { IndexColumns, IndexRow } from "./library-index";

/** Rows as they travel. */
export function toColumns(rows: readonly IndexRow[]): IndexColumns {
  let before = 0;
  return {
    fileId: rows.map((row) => row.fileId),
    name: rows.map((row) => row.name),
    description: rows.map((row) => row.description),
    type: toNamed(rows.map((row) => row.type)),
    scope: toNamed(rows.map((row) => row.scope)),
    tool: toNamed(rows.map((row) => row.tool)),
    durationSeconds: rows.map((row) => row.durationSeconds),
    bytes: rows.map((row) => row.bytes),
    flags: rows.map((row) => row.flags),
    orderSteps: rows.map(({ order }) => {
      const step = order - before;
      before = order;
      return step;
    }),
  };
}

function toNamed(values: readonly (string | null)[]): IndexColumns["type"] {
  const places = new Map<string | null, number>();
  const at = values.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { texts: [...places.keys()], at };
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
