import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Housekeeping } from "./housekeeping";

/** What is younger may belong to an upload that is just being recorded. */
const MIN_AGE_MS = 24 * 3_600_000;

/** Ends of the engine between two steps leave single files. Many mean that the database is not the one of this folder. */
const FEW = 20;
const FEW_OF_ALL = 0.01;

/** Nobody waits for the sweep, but in a library of a million files all else would wait for it: it rests most of the time. */
const REST_PER_WORK = 9;

/** Removes what no record names: left by an end of the engine between two steps. Gives way after each folder. */
export async function sweepOrphans(housekeeping: Housekeeping): Promise<void> {
  const { folder, log } = housekeeping;
  const orphans = await findOrphans(housekeeping);
  if (orphans.paths.length > Math.max(FEW, orphans.known * FEW_OF_ALL)) {
    log(
      `${orphans.paths.length} files in ${folder.root} belong to no record, and none of them was removed: ` +
        "was library.db replaced? `npm run engine:check` lists them.",
    );
    return;
  }
  for (const path of [...orphans.paths, ...(await partialsWithoutNeed(housekeeping))]) {
    await rm(path, { recursive: true, force: true });
  }
}

async function findOrphans({
  folder,
  now,
  upkeep,
  isStopping,
}: Housekeeping): Promise<{ paths: string[]; known: number }> {
  const paths: string[] = [];
  let knownInAll = 0;
  for (const { path, shard } of folder.shards()) {
    if (isStopping?.()) break;
    const began = performance.now();
    const names = await readdir(path);
    if (names.length === 0) continue;
    const known = upkeep.idsWithBytes(shard);
    knownInAll += known.size;
    for (const name of names.filter((found) => !known.has(found))) {
      // A rename changes this time, unlike that of the last write.
      if (now() - (await stat(join(path, name))).ctimeMs >= MIN_AGE_MS) paths.push(join(path, name));
    }
    await pause((performance.now() - began) * REST_PER_WORK);
  }
  return { paths, known: knownInAll };
}

async function partialsWithoutNeed({ files, folder }: Housekeeping): Promise<string[]> {
  const names = await readdir(folder.partials);
  const unneeded = names.filter((name) => files.find(name)?.hasBytes ?? true);
  return unneeded.map((name) => join(folder.partials, name));
}
