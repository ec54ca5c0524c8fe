/**
 * Run after every change of packages. npm leaves an optional package out of package-lock.json when the registry at hand
 * does not have it (packages for other systems, the VideoGen player), and `npm ci` then refuses the lock everywhere.
 * This adds what is missing, named by version alone, so that `npm ci` works both where the package can be had and where not.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./setup/settings.mjs";

const path = resolve(root, "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const manifest = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

/** From the reference page of VideoGen's Files API, "Player". */
const videogenPlayer = {
  version: "0.1.4",
  integrity: "sha512-lBHnwOqgcWzINPDRSoVg8c9fHaivRROgmRgKrrhDrc4LxbOGaeCqW8wufHqkUrbbtwktjgVnuPIbh26mde5fbQ==",
  optional: true,
  peerDependencies: { react: ">=18" },
};

lock.packages[""].optionalDependencies = manifest.optionalDependencies;
lock.packages["node_modules/@videogen/player-react"] ??= videogenPlayer;

for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[key] = { version, ...systemOf(name), ...(parent.dev ? { dev: true } : {}), optional: true };
    console.log(`added ${name} ${version}`);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);

/** The system that a package is for, as its name says. @param {string} name */
function systemOf(name) {
  const words = name.split(/[-/]/);
  const os = words.find((word) => ["android", "darwin", "freebsd", "linux", "openharmony", "win32"].includes(word));
  const cpu = words.find((word) => /^(arm|arm64|ia32|ppc64|riscv64|s390x|x64|wasm32)$/.test(word));
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}
