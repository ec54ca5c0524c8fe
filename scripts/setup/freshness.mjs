import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./settings.mjs";

/**
 * A digest of names and contents below these paths: two equal digests mean an equal build.
 * @param {string[]} paths relative to the project
 * @param {(path: string) => boolean} [counts] which files count
 */
export function digestOf(paths, counts = () => true) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))).sort()) {
    const name = relative(root, file);
    if (counts(name)) hash.update(name).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
