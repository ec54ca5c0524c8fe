import { BackendError } from "@/lib/backend/port";
import { IndexRows } from "./index-rows";
import type { AskPage } from "./read-head";
import { toIndexRow } from "./to-index-row";

const pageSize = 200;

/** A walk over the whole list that can stop after any page and go on, also in another process. */
export type WholePass = {
  /** Null before the first page. */
  cursor: string | null;
  /** Ids in the order of the list. Those of a first walk are the rows' own. */
  seen: string[];
  /** The version of the index when the walk began: what has come to the head since is not judged by it. */
  begunAt: number;
};

export function beginPass(rows: IndexRows): WholePass {
  return { cursor: null, seen: [], begunAt: rows.version };
}

/** Reads one page: what it says of each file, and unknown ones below all others. True when it was the last. */
export async function readPassPage(
  rows: IndexRows,
  pass: WholePass,
  ask: AskPage,
  isGone: (fileId: string) => boolean,
): Promise<boolean> {
  const page = await ask({ limit: pageSize, ...(pass.cursor ? { cursor: pass.cursor } : {}) }).catch((error) => {
    // A cursor that is not taken any more: from the start again. What was read stays.
    if (pass.cursor && error instanceof BackendError && error.code === "invalid_request") return null;
    throw error;
  });
  if (!page) {
    Object.assign(pass, { cursor: null, seen: [] });
    return false;
  }
  for (const file of page.files) {
    if (isGone(file.fileId)) continue;
    const row = toIndexRow(file);
    if (!rows.update(row)) rows.append(row);
    pass.seen.push(file.fileId);
  }
  const isLast = !page.hasMore || page.nextCursor === null || page.nextCursor === pass.cursor;
  pass.cursor = page.nextCursor;
  return isLast;
}

/**
 * Removes what a complete walk did not meet and what has not come to the head since it began; the head must have been
 * read after the walk, for a file that moves up is passed by. True when the walk saw the order that the index has.
 */
export function endPass(rows: IndexRows, pass: WholePass): boolean {
  const met = new Set(pass.seen);
  const gone = rows.sorted().filter(({ fileId, raisedAt }) => raisedAt <= pass.begunAt && !met.has(fileId));
  for (const { fileId } of gone) rows.remove(fileId);
  let above = Number.POSITIVE_INFINITY;
  for (const fileId of met) {
    const row = rows.get(fileId);
    if (!row || row.raisedAt > pass.begunAt) continue;
    if (row.order > above) return false;
    above = row.order;
  }
  return true;
}

/** The same rows in the order of a walk, below what came to the head since it began; under an epoch of their own. */
export function reordered(rows: IndexRows, pass: WholePass): IndexRows {
  const inOrder = new IndexRows();
  const raised = rows.sorted().filter(({ raisedAt }) => raisedAt > pass.begunAt);
  for (const row of raised) inOrder.append(row);
  for (const fileId of pass.seen) {
    const row = rows.get(fileId);
    if (row && !inOrder.get(fileId)) inOrder.append(row);
  }
  return inOrder;
}
