import { rm } from "node:fs/promises";
import { RESUME_GRACE_SECONDS } from "./bytes/tus-route";
import { sizeOf } from "./bytes/tus-store";
import type { UploadsUnderWay } from "./bytes/uploads-under-way";
import type { FileStore } from "./store/files";
import type { LibraryFolder } from "./store/library-folder";
import type { Upkeep } from "./store/upkeep";
import { sweepOrphans } from "./sweep-orphans";

const EVERY_MS = 10 * 60_000;
const SWEEP_EVERY_MS = 24 * 3_600_000;

/** A record whose upload never came stays for so long after its URL has run out. */
const GRACE_SECONDS = 24 * 3_600;

export type Housekeeping = {
  files: FileStore;
  upkeep: Upkeep;
  uploads: UploadsUnderWay;
  folder: LibraryFolder;
  /** For how long the bytes of an archived file are kept. */
  archivedLifeSeconds: number;
  now: () => number;
  log: (line: string) => void;
  /** True once whoever started it wants it to end: what takes long stops where it is. */
  isStopping?: () => boolean;
};

/** Archives temporary files whose time is over, and drops what nobody finished or nobody wants any more. */
export async function keepHouse(housekeeping: Housekeeping): Promise<void> {
  const { folder, upkeep } = housekeeping;
  const now = Math.floor(housekeeping.now() / 1000);
  upkeep.archiveExpiredTemporaries();
  await failAbandonedUploads(housekeeping, now);
  for (const fileId of upkeep.forgetAbandoned(now - GRACE_SECONDS)) await removePartial(folder, fileId);
  await removeArchivedBytes(housekeeping, now);
}

async function failAbandonedUploads({ folder, uploads, upkeep }: Housekeeping, now: number): Promise<void> {
  for (const { fileId, uploadUntil } of upkeep.waitingInVain()) {
    if (uploads.isReceiving(fileId)) continue;
    const begun = (await sizeOf(folder.partial(fileId))) > 0;
    if (begun && now < uploadUntil + RESUME_GRACE_SECONDS) continue;
    upkeep.failUpload(
      fileId,
      begun ? "The upload broke off and was not taken up again." : "The upload URL ran out before any bytes came.",
    );
  }
}

/** What lies there only when the engine ended in the middle. */
async function removePartial(folder: LibraryFolder, fileId: string): Promise<void> {
  await rm(folder.partial(fileId), { force: true });
  await rm(folder.original(fileId), { force: true });
}

/** The record first: after a crash between the two, the bytes are orphans and swept as such. */
async function removeArchivedBytes({ archivedLifeSeconds, folder, upkeep }: Housekeeping, now: number): Promise<void> {
  for (const fileId of upkeep.archivedBefore(now - archivedLifeSeconds)) {
    upkeep.forgetBytes(fileId);
    await rm(folder.original(fileId), { force: true });
    await rm(folder.renditions(fileId), { recursive: true, force: true });
  }
}

/** Now and then every few minutes, until the answer is called. */
export function startHousekeeping(given: Housekeeping): () => Promise<void> {
  let stopping = false;
  const housekeeping = { ...given, isStopping: () => stopping };
  let running = Promise.resolve();
  const run = (work: (housekeeping: Housekeeping) => Promise<void>) => {
    running = running
      .then(() => work(housekeeping))
      .catch((error: unknown) =>
        housekeeping.log(`housekeeping failed: ${error instanceof Error ? error.stack : error}`),
      );
  };
  run(keepHouse);
  run(sweepOrphans);
  const timers = [setInterval(run, EVERY_MS, keepHouse), setInterval(run, SWEEP_EVERY_MS, sweepOrphans)];
  return () => {
    stopping = true;
    for (const timer of timers) clearInterval(timer);
    return running;
  };
}
