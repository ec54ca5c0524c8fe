import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../env";
import { sharedState } from "../shared/state";

/** Where the index outlives this process. Losing it costs a new walk over the list and nothing else. */
export type TextStore = { get(name: string): Promise<string | null>; set(name: string, text: string): Promise<void> };

const lifeMs = 14 * 24 * 3_600_000;

/** Redis where several instances share one, else a folder of this machine, else none. */
export function textStore(): TextStore | null {
  const shared = sharedState();
  if (shared.kind === "redis") {
    return {
      get: (name) => shared.get(`library-index:${name}`),
      set: (name, text) => shared.set(`library-index:${name}`, text, lifeMs),
    };
  }
  const { STATE_DIR: folder } = env();
  return folder ? folderStore(join(folder, "library-index")) : null;
}

/** One file for each text. */
export function folderStore(folder: string): TextStore {
  const path = (name: string) => join(folder, name.replaceAll(/[^\w-]/g, "_"));
  return {
    get: (name) => readFile(path(name), "utf8").catch(() => null),
    async set(name, text) {
      // The folder above is made by whoever keeps durable work there.
      await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
      await writeFile(`${path(name)}.new`, text, { mode: 0o600 });
      await rename(`${path(name)}.new`, path(name));
    },
  };
}
