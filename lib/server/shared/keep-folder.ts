import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Kept } from "./memory-state";

const ending = ".keep.json";
const fileSchema = z.object({ key: z.string(), value: z.string(), until: z.number() });

/** A folder with one file for each durable key. What `write` has settled for survives a crash and a loss of power. */
export class KeepFolder {
  /** The last write of each file: two of one key must not overtake each other. */
  readonly #writes = new Map<string, Promise<void>>();

  constructor(readonly path: string) {
    makeFolder(path);
  }

  /** All that is there and can be read, also what is past its time; remains of a write that was cut are removed. */
  read(): [string, Kept][] {
    return readdirSync(this.path).flatMap((name): [string, Kept][] => {
      const path = join(this.path, name);
      if (name.endsWith(".temporary")) rmSync(path, { force: true });
      if (!name.endsWith(ending)) return [];
      const file = parse(readFileSync(path, "utf8"));
      if (file) return [[file.key, { value: file.value, until: file.until }]];
      console.error(`vitrine: ${path} cannot be read and is left as it is.`);
      return [];
    });
  }

  /** Writes or, with null, removes. A disk that refuses is told in the log; the caller goes on with what it remembers. */
  async write(key: string, kept: Kept | null): Promise<void> {
    const name = `${createHash("sha256").update(key).digest("hex").slice(0, 40)}${ending}`;
    const before = this.#writes.get(name) ?? Promise.resolve();
    const write = before.then(() => this.#writeNow(join(this.path, name), key, kept));
    this.#writes.set(name, write);
    await write;
    if (this.#writes.get(name) === write) this.#writes.delete(name);
  }

  async #writeNow(path: string, key: string, kept: Kept | null): Promise<void> {
    try {
      if (kept) {
        await writeSynced(`${path}.temporary`, JSON.stringify({ key, ...kept }));
        await rename(`${path}.temporary`, path);
      } else {
        await rm(path, { force: true });
      }
      await syncFolder(this.path);
    } catch (error) {
      console.error(`vitrine: ${path} cannot be written; what it holds would be lost with this process.`, error);
    }
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function parse(text: string) {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** One by one: Node's own `recursive` never ends where the system refuses folders with ENOENT, as /proc does. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
