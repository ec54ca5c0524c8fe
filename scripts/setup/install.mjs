import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fail } from "./fail.mjs";
import { root } from "./settings.mjs";

const stamp = resolve(root, "node_modules/.vitrine-lock");

/** Installs the packages of package-lock.json unless just these are installed. */
export function installIfStale() {
  const lock = createHash("sha256")
    .update(readFileSync(resolve(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing packages (only when they change) …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "" },
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) fail("The packages could not be installed; npm's own words stand above.");
  writeFileSync(stamp, lock);
}
