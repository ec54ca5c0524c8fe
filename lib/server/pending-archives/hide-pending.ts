import type { ListQuery } from "@/lib/backend/port";
import type { FileList } from "@/lib/domain/api";
import { backend } from "../backend";
import { pendingArchives } from "./state";

/** Pages of nothing but hidden files in a row; then the asker goes on by itself. */
const mostEmptyPages = 20;

/** These without the ones that wait to be archived. */
export async function withoutPending<T>(items: readonly T[], idOf: (item: T) => string): Promise<T[]> {
  if (!backend().capabilities.archive) return [...items];
  const hidden = await pendingArchives().hiddenIds();
  return hidden.size === 0 ? [...items] : items.filter((item) => !hidden.has(idOf(item)));
}

/** A page of the list without files that wait to be archived; never empty while there are others further on. */
export async function loadShownPage<Page extends FileList>(
  request: ListQuery,
  load: (request: ListQuery) => Promise<Page>,
): Promise<Page & { archivesVersion?: string }> {
  if (!backend().capabilities.archive) return load(request);
  const archives = pendingArchives();
  const { changes } = archives;
  const waiting = archives.look();
  let page = await load(request);
  const { hidden, version } = archives.changes === changes ? await waiting : await archives.look();
  let files = page.files.filter(({ fileId }) => !hidden.has(fileId));
  for (let turn = 0; files.length === 0 && page.nextCursor && page.hasMore && turn < mostEmptyPages; turn += 1) {
    page = await load({ ...request, cursor: page.nextCursor });
    files = page.files.filter(({ fileId }) => !hidden.has(fileId));
  }
  return { ...page, files, archivesVersion: version };
}
