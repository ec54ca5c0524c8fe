import { rm } from "node:fs/promises";
import type { FileStore } from "./store/files";
import type { LibraryFolder } from "./store/library-folder";

const EVERY_MS = 10 * 60_000;

/** An upload that is still being sent when its URL runs out may take this long to end. */
const GRACE_SECONDS = 24 * 3_600;

export type Housekeeping = {
  files: FileStore;
  folder: LibraryFolder;
  now: () => number;
  log: (line: string) => void;
};

/** Archives temporary files whose time is over and drops uploads that nobody finished. */
export async function keepHouse({ files, folder, now }: Housekeeping): Promise<void> {
  files.archiveExpiredTemporaries();
  for (const fileId of files.forgetAbandoned(Math.floor(now() / 1000) - GRACE_SECONDS)) {
    // There only when the engine ended between placing the bytes and recording them.
    await rm(folder.original(fileId), { force: true });
  }
}

/** Now and then every few minutes, until the answer is called. */
export function startHousekeeping(housekeeping: Housekeeping): () => void {
  const run = () => {
    keepHouse(housekeeping).catch((error: unknown) => housekeeping.log(`housekeeping failed: ${error}`));
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  return () => clearInterval(timer);
}
