import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliDecompress, constants, createBrotliCompress, gzip } from "node:zlib";
import { toColumns } from "@/lib/domain/index-columns";
import type { IndexRow } from "@/lib/domain/library-index";

/** The whole index at one version, compressed once for all who ask. */
export type PackedIndex = { epoch: string; version: number; brotli: Buffer; gzip: Promise<Buffer> | null };

export type IndexPlace = { library: string; epoch: string; version: number };

/** So many rows are written in one go; a request comes to its turn in between. */
const rowsAtOnce = 2_000;
/** Higher ones save a few per cent for several times the time. */
const quality = 6;

/** Compression runs beside the event loop, and writing the text gives way to it. */
export async function packIndex(place: IndexPlace, rows: readonly IndexRow[]): Promise<PackedIndex> {
  const compressed = Readable.from(jsonPieces(place, rows)).pipe(
    createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_LGWIN]: 24,
      },
    }),
  );
  return { epoch: place.epoch, version: place.version, brotli: await buffer(compressed), gzip: null };
}

/** For browsers that take no brotli, as over plain http. */
export function gzipped(packed: PackedIndex): Promise<Buffer> {
  packed.gzip ??= promisify(brotliDecompress)(packed.brotli).then((text) => promisify(gzip)(text));
  return packed.gzip;
}

/** `{"state": "whole", …}` of the API, in pieces. */
async function* jsonPieces(place: IndexPlace, rows: readonly IndexRow[]): AsyncGenerator<string> {
  yield `${JSON.stringify({ state: "whole", ...place }).slice(0, -1)},"rows":{`;
  let comma = "";
  for (const [name, column] of Object.entries(toColumns(rows))) {
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
    yield (from > 0 ? "," : "") + JSON.stringify(values.slice(from, from + rowsAtOnce)).slice(1, -1);
  }
  yield "]";
}
