import type { PendingArchive, PendingArchives } from "@/lib/domain/pending-archives";

/** Files that are archived together. Times are milliseconds of this browser's clock. */
export type ShownArchive = {
  group: string;
  isOwn: boolean;
  /** Names are known of the first ones at least. */
  files: readonly { fileId: string; displayName: string }[];
  requestedAt: number;
  dueAt: number;
  graceMs: number;
  /** `asking` is on its way to the server. */
  state: PendingArchive["state"] | "asking";
  /** Why the backend refused it, in words for people. */
  message: string | null;
};

export type ArchivesOfPage = {
  groups: ReadonlyMap<string, ShownArchive>;
  /** Files that no list of this page shows: pending ones, and archived ones, which an answer from before may still have. */
  hidden: ReadonlySet<string>;
  archived: ReadonlySet<string>;
  /** Groups that were undone here: an answer from before may still have them. */
  undone: Readonly<Record<string, true>>;
  /** Counts how often files came back, which lists must ask for. */
  returns: number;
  version: string | null;
};

export const nothingPending: ArchivesOfPage = {
  groups: new Map(),
  hidden: new Set(),
  archived: new Set(),
  undone: {},
  returns: 0,
  version: null,
};

type Named = { fileId: string; displayName: string };

/** Until the server says when it is due. */
const supposedGraceMs = 10_000;

export function requested(
  page: ArchivesOfPage,
  group: string,
  files: readonly Named[],
  now: number,
  graceMs = supposedGraceMs,
): ArchivesOfPage {
  const archive: ShownArchive = {
    group,
    isOwn: true,
    files,
    requestedAt: now,
    dueAt: now + graceMs,
    graceMs,
    state: "asking",
    message: null,
  };
  return withGroups(page, new Map(page.groups).set(group, archive));
}

export function undone(page: ArchivesOfPage, group: string): ArchivesOfPage {
  const groups = new Map(page.groups);
  groups.delete(group);
  const next = { ...page, undone: { ...page.undone, [group]: true as const } };
  return withGroups(next, groups);
}

const refusedMark = "-refused";

/** True of what the server refused, and so knows nothing of. */
export function isOnlyHere(group: string): boolean {
  return group.endsWith(refusedMark);
}

/** The server did not take these files, or not their undoing. */
export function refusedHere(
  page: ArchivesOfPage,
  group: string,
  files: readonly Named[],
  message: string,
): ArchivesOfPage {
  const failed: ShownArchive = {
    group: `${group}${refusedMark}`,
    isOwn: true,
    files,
    requestedAt: 0,
    dueAt: 0,
    graceMs: 0,
    state: "returned",
    message,
  };
  const groups = new Map(page.groups).set(failed.group, failed);
  groups.delete(group);
  return withGroups({ ...page, returns: page.returns + 1 }, groups);
}

/** The page after the server told of all that waits. `arriving` are groups that it may not know whole yet. */
export function afterOverview(
  page: ArchivesOfPage,
  overview: PendingArchives,
  { by, now, arriving }: { by: string; now: number; arriving: ReadonlySet<string> },
): ArchivesOfPage {
  const aheadMs = now - overview.now * 1_000;
  const told = overview.archives.filter(({ group }) => !page.undone[group]);
  const groups = new Map<string, ShownArchive>();
  const archived = new Set(page.archived);
  let { returns } = page;
  for (const archive of told) {
    const before = page.groups.get(archive.group);
    if (before && arriving.has(archive.group)) {
      // Parts of it are still on their way.
      groups.set(archive.group, before);
      continue;
    }
    const still = new Set(archive.fileIds);
    for (const { fileId } of before?.files ?? []) if (!still.has(fileId)) archived.add(fileId);
    if (archive.state === "returned" && before?.state !== "returned") returns += 1;
    groups.set(archive.group, {
      group: archive.group,
      isOwn: archive.by === by,
      files: archive.fileIds.map((fileId, at) => ({ fileId, displayName: archive.names[at] ?? "" })),
      requestedAt: archive.requestedAt * 1_000 + aheadMs,
      dueAt: archive.dueAt * 1_000 + aheadMs,
      graceMs: overview.graceSeconds * 1_000,
      state: archive.state,
      message: archive.message,
    });
  }
  const outcomes = new Map(overview.ended.map(({ group, outcome }) => [group, outcome]));
  for (const before of page.groups.values()) {
    if (groups.has(before.group) || page.undone[before.group]) continue;
    const outcome = outcomes.get(before.group);
    if (arriving.has(before.group) || isOnlyHere(before.group)) groups.set(before.group, before);
    else if (outcome === "archived") for (const { fileId } of before.files) archived.add(fileId);
    else returns += 1;
  }
  return withGroups({ ...page, archived, returns, version: overview.version }, groups);
}

function withGroups(page: ArchivesOfPage, groups: ReadonlyMap<string, ShownArchive>): ArchivesOfPage {
  const hidden = new Set(page.archived);
  for (const { state, files } of groups.values()) {
    if (state !== "returned") for (const { fileId } of files) hidden.add(fileId);
  }
  return { ...page, groups, hidden };
}
