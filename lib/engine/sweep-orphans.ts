import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Housekeeping } from "./housekeeping";

/** What is younger may belong to an upload that is just being recorded. */
const MIN_AGE_MS = 3_600_000;

/** Removes what no record names: left by an end of the engine between two steps. Gives way after each folder. */
export async function sweepOrphans({ files, folder, log, now }: Housekeeping): Promise<void> {
  let removed = 0;
  for (const { path, shard } of folder.shards()) {
    const names = await readdir(path);
    if (names.length === 0) continue;
    const known = files.idsWithBytes(shard);
    for (const name of names) {
      if (known.has(name)) continue;
      const lying = join(path, name);
      // A rename changes this time, unlike that of the last write.
      if (now() - (await stat(lying)).ctimeMs < MIN_AGE_MS) continue;
      await rm(lying, { recursive: true, force: true });
      removed += 1;
    }
  }
  for (const name of await readdir(folder.partials)) {
    const file = files.find(name);
    if (file && !file.hasBytes) continue;
    await rm(join(folder.partials, name), { force: true });
    removed += 1;
  }
  if (removed > 0) log(`removed ${removed} files that belonged to no record`);
}
