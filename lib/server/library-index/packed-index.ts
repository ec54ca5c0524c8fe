import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { ColumnsWriter } from "@/lib/domain/index-columns";
import type { IndexRow } from "@/lib/domain/library-index";

/** The whole index at one version, compressed once for all who ask. */
export type PackedIndex = { epoch: string; version: number; gzip: Buffer };

export type IndexPlace = { library: string; epoch: string; version: number };

/** So many rows are written in one go; a request comes to its turn in between. */
const rowsAtOnce = 2_000;

/** Compression runs beside the event loop, and writing the text gives way to it. */
export async function packIndex(place: IndexPlace, rows: readonly IndexRow[]): Promise<PackedIndex> {
  const compressed = Readable.from(jsonPieces(place, rows)).pipe(createGzip());
  return { epoch: place.epoch, version: place.version, gzip: await buffer(compressed) };
}

/** `{"state": "whole", …}` of the API in pieces, each `rowsAtOnce` values of a column on a line of their own. */
async function* jsonPieces(place: IndexPlace, rows: readonly IndexRow[]): AsyncGenerator<string> {
  yield `${JSON.stringify({ state: "whole", ...place }).slice(0, -1)},"rows":{`;
  const writer = new ColumnsWriter();
  for (const [no, row] of rows.entries()) {
    if (no % rowsAtOnce === 0) await nextTurn();
    writer.add(row);
  }
  let comma = "";
  for (const [name, column] of Object.entries(writer.columns)) {
    yield `${comma}${JSON.stringify(name)}:`;
    comma = ",";
    if (Array.isArray(column)) yield* arrayPieces(column);
    else {
      yield `{"texts":${JSON.stringify(column.texts)},"at":`;
      yield* arrayPieces(column.at);
      yield "}";
    }
  }
  yield "}}";
}

async function* arrayPieces(values: readonly unknown[]): AsyncGenerator<string> {
  yield "[";
  for (let from = 0; from < values.length; from += rowsAtOnce) {
    await nextTurn();
    yield `${from > 0 ? "," : ""}\n${JSON.stringify(values.slice(from, from + rowsAtOnce)).slice(1, -1)}`;
  }
  yield "\n]";
}
