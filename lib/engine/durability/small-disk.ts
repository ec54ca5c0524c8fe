import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type SmallDisk = {
  folder: string;
  /** Put before the program's own command line. */
  through: string[];
  remove: () => Promise<void>;
};

/** A small file system where this user may mount one, else what `limitedFiles` makes. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const disk = await limitedFiles(megabytes);
  const options = `size=${megabytes}m,mode=700`;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk.folder]).status !== 0) return disk;
  const remove = async () => {
    // Lazily: a media worker of a killed engine may need a moment to notice.
    spawnSync("umount", ["-l", disk.folder]);
    await disk.remove();
  };
  return { folder: disk.folder, through: [], remove };
}

/** A place where no file may grow beyond a size. Every system has this limit, and refuses a write in the middle as well. */
export async function limitedFiles(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-small-disk-"));
  // In units of 512 bytes, as POSIX has it.
  const blocks = Math.floor((megabytes * 1024 * 1024) / 512);
  return {
    folder,
    through: ["sh", "-c", `ulimit -f ${blocks} && exec "$@"`, "sh"],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
