import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { type IndexRow, indexAnswerSchema } from "@/lib/domain/library-index";
import { rowSchema } from "./index-note";

const orderedSchema = rowSchema.extend({ order: z.number() });
/** So many rows are read in one go. */
const rowsAtOnce = 2_000;

/**
 * The rows that `packIndex` packed. It reads a line at a time, as they were written, and gives way to requests in
 * between: all of them at once would keep everybody waiting. Throws for what it did not write.
 */
export async function unpackIndex(
  gzip: Buffer,
): Promise<{ library: string; epoch: string; version: number; rows: IndexRow[] }> {
  const text = (await promisify(gunzip)(gzip)).toString();
  const columns: unknown[][] = [];
  /** The same JSON with nothing in its columns. */
  let frame = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("{") || line.startsWith("]")) {
      frame += line;
      columns.push([]);
    } else {
      await nextTurn();
      const values: unknown[] = JSON.parse(`[${line.replace(/,$/, "")}]`);
      columns.at(-1)?.push(...values);
    }
  }
  const answer = indexAnswerSchema.parse(JSON.parse(frame));
  if (answer.state !== "whole") throw new Error("This is not the whole of an index.");
  const { library, epoch, version } = answer;
  return { library, epoch, version, rows: await rowsOf(columns, answer.rows) };
}

type Named = { type: Texts; scope: Texts; tool: Texts };
type Texts = { texts: readonly (string | null)[] };

async function rowsOf(columns: readonly unknown[][], { type, scope, tool }: Named): Promise<IndexRow[]> {
  const [fileId, name, description, types, scopes, tools, durationSeconds, bytes, flags, orderSteps] = columns;
  const rows: IndexRow[] = [];
  let order = 0;
  for (let no = 0; no < (fileId?.length ?? 0); no += 1) {
    if (no % rowsAtOnce === 0) await nextTurn();
    order += Number(orderSteps?.[no]);
    const row = orderedSchema.parse({
      ...{ fileId: fileId?.[no], name: name?.[no], description: description?.[no] },
      ...{ type: type.texts[Number(types?.[no])], scope: scope.texts[Number(scopes?.[no])] },
      ...{ tool: tool.texts[Number(tools?.[no])], durationSeconds: durationSeconds?.[no], bytes: bytes?.[no] },
      ...{ flags: flags?.[no], order },
    });
    rows.push(row);
  }
  return rows;
}
