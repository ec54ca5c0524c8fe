import { readdirSync, readFileSync } from "node:fs";

/** The process that serves the dashboard, of those that `npm start` began. */
export function dashboardPid(parent: number): number {
  const pid = readdirSync("/proc").find((name) => {
    if (!/^\d+$/.test(name)) return false;
    const read = (file: string) => textOf(`/proc/${name}/${file}`);
    return new RegExp(`^PPid:\\s+${parent}$`, "m").test(read("status")) && read("cmdline").includes("dashboard.mjs");
  });
  if (!pid) throw new Error("no dashboard runs");
  return Number(pid);
}

/** Empty for what is gone meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
