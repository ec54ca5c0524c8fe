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

/**
 * A place where writing ends early: a small file system where this user may mount one, else a limit on the size of
 * any file, which every system has. Both refuse a write in the middle, with one of the errors of a disk without room.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-small-disk-"));
  const mounted =
    spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder]).status === 0;
  const remove = async () => {
    // Lazily: a media worker of a killed engine may need a moment to notice.
    if (mounted) spawnSync("umount", ["-l", folder]);
    await rm(folder, { recursive: true, force: true });
  };
  if (mounted) return { folder, through: [], remove };
  // In units of 512 bytes, as POSIX has it.
  const blocks = Math.floor((megabytes * 1024 * 1024) / 512);
  return { folder, through: ["sh", "-c", `ulimit -f ${blocks} && exec "$@"`, "sh"], remove };
}
