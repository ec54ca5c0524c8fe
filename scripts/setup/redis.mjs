import { spawnSync } from "node:child_process";

/** Tries to have Debian's redis-server for the tests that need one. They say themselves what happens when there is none. */
export function installRedis() {
  if (isThere()) return;
  console.log("Installing redis-server for the tests of several instances …");
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  run(...asRoot, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"]);
  if (isThere()) return;
  run(...asRoot, "apt-get", ["update", "-qq"]);
  run(...asRoot, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"]);
}

function isThere() {
  return spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;
}

/** Runs a program that may fail: what counts is what is there afterwards. @param {...(string | string[])} words */
function run(...words) {
  const [program, ...args] = words.flat();
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { stdio: "ignore", timeout: 300_000, env });
}
