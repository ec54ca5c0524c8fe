import type { CallOptions } from "../port";
import type { RunQuery } from "./listing";
import { nameHolds, nameSimilarity } from "./name-search";
import { selectFiles } from "./query";
import type { FileRecord } from "./record";
import { isThere } from "./reshape";

const rowsAtOnce = 200;
/** A query of nothing but wildcards is asked as "any character", and most of the answer dropped: this much is looked through. */
const mostRows = 2_000;

/** Records whose name holds every word of the query, the best first, among equals the latest changed. */
export async function searchByName(run: RunQuery, query: string, most: number, options?: CallOptions) {
  const where = nameHolds(query);
  const orderBy = [
    { field: "modified_date", descending: true },
    { field: "id", descending: true },
  ];
  const found = new Map<FileRecord["id"], { record: FileRecord; similarity: number }>();
  for (let offset = 0; offset < mostRows && found.size < most; offset += rowsAtOnce) {
    const rows = await run(selectFiles({ where, orderBy, limit: rowsAtOnce, offset }), options);
    for (const record of rows) {
      const similarity = nameSimilarity(record.name, query);
      if (similarity > 0 && isThere(record)) found.set(record.id ?? record.location, { record, similarity });
    }
    if (rows.length < rowsAtOnce) break;
  }
  return [...found.values()].sort((one, other) => other.similarity - one.similarity).slice(0, most);
}
