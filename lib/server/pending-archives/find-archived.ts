import { type Backend, BackendError } from "@/lib/backend/port";

/** Lists longer than this are not read to their end. */
const mostPages = 25;
const pageSize = 200;

/** What of files that may have been archived turned out: `unclear` ones stand in neither place. */
export type Found = { archived: ReadonlySet<string>; unclear: ReadonlySet<string> };

/**
 * Finds out which of these are archived. Upstream may go on answering for an archived file, yet its list never has it:
 * what `get` does not find is gone, and what the whole list lacks is archived. Throws `BackendError`.
 */
export async function findArchived(backend: Backend, fileIds: readonly string[]): Promise<Found> {
  const archived = new Set<string>();
  const open = new Set<string>();
  for (const fileId of fileIds) (await isGone(backend, fileId)) ? archived.add(fileId) : open.add(fileId);
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && open.size > 0; page += 1) {
    const answer = await backend.list({ limit: pageSize, ...(cursor ? { cursor } : {}) }, { priority: "view" });
    for (const { fileId } of answer.files) open.delete(fileId);
    cursor = answer.hasMore ? answer.nextCursor : null;
    if (!cursor) return { archived: new Set([...archived, ...open]), unclear: new Set() };
  }
  return { archived, unclear: open };
}

async function isGone(backend: Backend, fileId: string): Promise<boolean> {
  try {
    await backend.get(fileId, { priority: "view" });
    return false;
  } catch (error) {
    if (error instanceof BackendError && error.code === "not_found") return true;
    throw error;
  }
}
