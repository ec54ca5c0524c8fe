import { readdirSync, readFileSync } from "node:fs";

/** The process that the other one runs this program in; null while there is none. */
export function findChild(parent: number, program: string): number | null {
  const pid = readdirSync("/proc").find((name) => {
    if (!/^\d+$/.test(name)) return false;
    const read = (file: string) => textOf(`/proc/${name}/${file}`);
    return new RegExp(`^PPid:\\s+${parent}$`, "m").test(read("status")) && read("cmdline").includes(program);
  });
  return pid === undefined ? null : Number(pid);
}

export function childPid(parent: number, program: string): number {
  const pid = findChild(parent, program);
  if (pid === null) throw new Error(`${program} does not run`);
  return pid;
}

/** Programs of a running Vitrine. */
export const programs = {
  dashboard: "dashboard.mjs",
  engine: "dist/engine/main.mjs",
  mediaWorker: "dist/engine/media-worker.mjs",
} as const;

/** Empty for what is gone meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
