import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { access, constants, open, readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../start-error";

/**
 * Where things lie on disk. Paths come from our own opaque ids and never from a name someone gave.
 * A file id is checked before it becomes a path.
 */
export class LibraryFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  get database(): string {
    return join(this.root, "library.db");
  }

  get lock(): string {
    return join(this.root, "engine.lock");
  }

  original(fileId: string): string {
    return join(this.root, "originals", shard(fileId), fileId);
  }

  /** Holds one folder for each run of the file's job. */
  renditions(fileId: string): string {
    return join(this.root, "renditions", shard(fileId), fileId);
  }

  /** What has come so far of an upload that goes on after a cut. */
  partial(fileId: string): string {
    shard(fileId);
    return join(this.partials, fileId);
  }

  get partials(): string {
    return join(this.root, "partial");
  }

  /** The folders that originals and renditions are spread over, and what the ids in each begin with. */
  *shards(): Generator<{ path: string; shard: string }> {
    for (const kind of ["originals", "renditions"]) {
      for (const shard of shardNames) yield { path: join(this.root, kind, shard), shard };
    }
  }

  newTemporary(): string {
    return join(this.root, "incoming", randomBytes(16).toString("hex"));
  }

  /** Throws the system's error when this user cannot work in it. */
  async open(): Promise<void> {
    if (!(statSync(this.root, { throwIfNoEntry: false })?.isDirectory() ?? true)) {
      throw new StartError(`${this.root} is not a folder. Set DATA_DIR to one.`);
    }
    makeFolder(this.root);
    await access(this.root, constants.R_OK | constants.W_OK | constants.X_OK);
  }

  /** Makes the folders and sweeps what an interrupted run left half written. */
  async prepare(): Promise<void> {
    await rm(join(this.root, "incoming"), { recursive: true, force: true });
    mkdirSync(join(this.root, "incoming"), { mode: 0o700 });
    mkdirSync(join(this.root, "partial"), { recursive: true, mode: 0o700 });
    for (const name of shardNames) {
      mkdirSync(join(this.root, "originals", name), { recursive: true, mode: 0o700 });
      mkdirSync(join(this.root, "renditions", name), { recursive: true, mode: 0o700 });
    }
    for (const folder of ["originals", "renditions", "."]) syncFolder(join(this.root, folder));
  }

  /**
   * Durable once it returns: name and bytes are on the disk. Both at once, because a disk takes them in one go. `fd` is
   * the temporary file's, still open.
   */
  async keepOriginal(temporary: string, fileId: string, fd: number): Promise<void> {
    const kept = this.original(fileId);
    // Within one file system no bytes move.
    renameSync(temporary, kept);
    try {
      await Promise.all([fsyncLater(fd), syncEntries(dirname(kept))]);
    } catch (error) {
      await rm(kept, { force: true });
      throw error;
    }
  }

  /** Whether there is one or not. */
  async dropPartial(fileId: string): Promise<void> {
    // Seldom there. A look costs much less than a turn of the thread pool.
    if (!existsSync(this.partial(fileId))) return;
    try {
      await unlink(this.partial(fileId));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  /** The path of something a worker wrote, or undefined when the name would lead out of the file's folder. */
  insideRenditions(fileId: string, relative: string): string | undefined {
    const base = this.renditions(fileId);
    const path = resolve(base, relative);
    return path.startsWith(base + sep) ? path : undefined;
  }

  /** Drops the folders of earlier runs. */
  async keepOnlyRuns(fileId: string, kept: ReadonlySet<string>): Promise<void> {
    const base = this.renditions(fileId);
    for (const name of await readdir(base)) {
      if (!kept.has(name)) await rm(join(base, name), { recursive: true, force: true });
    }
  }

  /** The secret kept under this name; made the first time. */
  async secret(name: string, make: () => string): Promise<string> {
    const path = join(this.root, name);
    try {
      const kept = (await readFile(path, "utf8")).trim();
      if (kept !== "") return kept;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    const made = make();
    const temporary = `${path}.${randomBytes(4).toString("hex")}`;
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(`${made}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    syncFolder(this.root);
    return made;
  }
}

const fsyncLater = promisify(fsync);

/** True for the error of a path that is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

const shardNames: readonly string[] = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, "0"));

function shard(fileId: string): string {
  const match = /^vg_file_([0-9a-f]{2})[0-9a-f]{28}$/.exec(fileId);
  if (!match?.[1]) throw new Error("Not a file id of this library.");
  return match[1];
}

/** As `syncFolder`, without holding up others. The folder is one that was just written to, so opening it is quick. */
async function syncEntries(path: string): Promise<void> {
  const folder = openSync(path, "r");
  try {
    await fsyncLater(folder);
  } finally {
    closeSync(folder);
  }
}

/** Node 20's own recursive form never ends where a file system refuses new folders with ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
