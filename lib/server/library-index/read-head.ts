import type { Backend } from "@/lib/backend/port";
import type { MediaFile } from "@/lib/domain/media-file";
import type { IndexRows, VersionedRow } from "./index-rows";
import { toIndexRow, type UnorderedRow } from "./to-index-row";

const firstPage = 50;
const furtherPages = 200;
/** More than these have not been removed one by one: rather everything above them has moved, and reading goes on. */
const mostMissing = 100;

/** Asks for one page of the list. */
export type AskPage = (request: { cursor?: string; limit: number }) => ReturnType<Backend["list"]>;

/**
 * Brings the index up to date from the head of the list: what was updated stands before what was not, so reading goes
 * on until a page ends as the index knows it. Answers with the files that should have been among those read: they are
 * gone, or moved to the head while further pages were read, which the next look tells.
 */
export async function readHead(rows: IndexRows, ask: AskPage, isGone: (fileId: string) => boolean): Promise<string[]> {
  const head: UnorderedRow[] = [];
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let pageNo = 0; ; pageNo += 1) {
    const page = await ask({ limit: cursor ? furtherPages : firstPage, ...(cursor ? { cursor } : {}) });
    const added = notSeen(page.files, seen, isGone);
    head.push(...added);
    cursor = page.hasMore ? page.nextCursor : null;
    const settledFrom = settledStart(rows, head);
    const end = rows.get(head.at(-1)?.fileId ?? "");
    const missing = missingAbove(rows, cursor ? end : null, seen);
    const isAsItWas = pageNo > 0 && added.length > 0 && settledFrom <= head.length - added.length;
    if (cursor && missing.length > (isAsItWas ? mostMissing : 0)) continue;
    if (cursor && !end) continue;
    for (const row of head.slice(settledFrom)) rows.update(row);
    rows.raise(head.slice(0, settledFrom));
    return missing;
  }
}

function notSeen(files: readonly MediaFile[], seen: Set<string>, isGone: (fileId: string) => boolean): UnorderedRow[] {
  return files
    .filter(({ fileId }) => !isGone(fileId) && !seen.has(fileId) && seen.add(fileId))
    .map((file) => toIndexRow(file));
}

/** Where the longest end of what was read begins that stands in the order the index knows. */
function settledStart(rows: IndexRows, head: readonly UnorderedRow[]): number {
  let below = Number.NEGATIVE_INFINITY;
  for (let at = head.length - 1; at >= 0; at -= 1) {
    const order = rows.get(head[at]?.fileId ?? "")?.order;
    if (order === undefined || order < below) return at + 1;
    below = order;
  }
  return 0;
}

/** What the index has above a row, all of it where there is no such row, that was not read. */
function missingAbove(rows: IndexRows, end: VersionedRow | null | undefined, seen: ReadonlySet<string>): string[] {
  const missing: string[] = [];
  for (const { fileId, order } of rows.sorted()) {
    if (end && order <= end.order) break;
    if (!seen.has(fileId)) missing.push(fileId);
  }
  return missing;
}
