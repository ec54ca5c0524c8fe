import type { FileList } from "@/lib/domain/api";

/** When more known files than this are gone from the head, it is another list: start over rather than guess. */
const mostDropped = 60;

/**
 * Puts the newest answer for the head of the list into the pages loaded so far, without asking for those again.
 * Files that moved up leave their old place; files that are gone from the head's stretch were archived elsewhere.
 * Returns the same pages when nothing changed.
 */
export function mergeHead(pages: readonly FileList[], head: FileList): readonly FileList[] {
  if (!head.hasMore) return pages.length === 1 && sameFiles(pages[0]?.files, head.files) ? pages : [head];
  // As when a further page has come.
  if (head.files.every((file, at) => file === pages[0]?.files[at])) return pages;
  const known = pages.flatMap((page) => page.files);
  const inHead = new Set(head.files.map((file) => file.fileId));
  const lastOfHead = head.files.findLast((file) => known.some((other) => other.fileId === file.fileId));
  const anchor = known.findIndex((file) => file.fileId === lastOfHead?.fileId);
  const dropped = known.slice(0, anchor + 1).filter((file) => !inHead.has(file.fileId));
  if (anchor === -1 || dropped.length > mostDropped) return [head];

  const gone = new Set(dropped.map((file) => file.fileId));
  const stays = (fileId: string) => !inHead.has(fileId) && !gone.has(fileId);
  const merged = pages.map((page, index) => {
    const kept = page.files.filter((file) => stays(file.fileId));
    return { ...page, files: index === 0 ? [...head.files, ...kept] : kept };
  });
  return merged.every((page, index) => sameFiles(pages[index]?.files, page.files)) ? pages : merged;
}

function sameFiles(before: FileList["files"] | undefined, after: FileList["files"]): boolean {
  return before?.length === after.length && after.every((file, index) => file === before[index]);
}
