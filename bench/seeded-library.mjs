import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSeedMedia } from "../scripts/seed-media.mjs";
import { digestOf } from "../scripts/setup/freshness.mjs";
import { root } from "../scripts/setup/settings.mjs";

/** Where seeded libraries and test media wait for the next run. */
export const cache = join(tmpdir(), "vitrine-bench");

/**
 * A library with so many records, made once for each state of the seeding tool and the schema. Each state has a folder of
 * its own: another copy of this project may be measuring over the other one.
 * @param {number} count
 */
export async function seededLibrary(count) {
  const version = digestOf(["lib/engine/tools", "lib/engine/store/migrations.ts", "lib/engine/store/search-index.ts"]);
  const folder = join(cache, `library-${count}-${version.slice(0, 12)}`);
  const stamp = join(folder, "seeded-by");
  if (existsSync(stamp)) return folder;
  console.log(`Seeding a library of ${count} files (once) …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, "making-"));
  const media = await makeSeedMedia();
  const seed = spawnSync(process.execPath, ["dist/engine/seed.mjs", making, String(count), media.folder], {
    cwd: root,
    stdio: "inherit",
  });
  await media.remove();
  if (seed.status !== 0) throw new Error("The library could not be seeded.");
  await rename(making, folder);
  await writeFile(stamp, version);
  return folder;
}

/**
 * A library for one run over the seeded one's bytes, with a database of its own: what the run changes is not kept.
 * @param {string} seeded
 */
export async function workingCopy(seeded) {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "run-"));
  for (const name of ["library.db", "api-key"]) await cp(join(seeded, name), join(folder, name));
  for (const name of ["originals", "renditions"]) await symlink(join(seeded, name), join(folder, name));
  return {
    folder,
    /** Throws when somebody else took it away meanwhile: what was measured then is nothing. */
    check() {
      for (const name of ["originals", "renditions"])
        if (!existsSync(join(folder, name))) throw new Error(`${folder} was removed during the run.`);
    },
    apiKey: (await readFile(join(folder, "api-key"), "utf8")).trim(),
    /** @param {Iterable<string>} uploaded ids of files that the run added */
    async remove(uploaded) {
      for (const fileId of uploaded) {
        const shard = fileId.slice("vg_file_".length, "vg_file_".length + 2);
        for (const kind of ["originals", "renditions"])
          await rm(join(folder, kind, shard, fileId), { recursive: true, force: true });
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
