import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Tries to have Debian's packages that some tests need, where they are not there. The tests say themselves what happens
 * when there is none.
 */
export function installTestPackages() {
  const missing = [];
  if (spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status !== 0) missing.push("redis-server");
  if (process.platform === "linux" && !hasVulkanLoader()) missing.push("libvulkan1");
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(" and ")} for the tests …`);
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const install = [...asRoot, "apt-get", "install", "-y", "-qq", "--no-install-recommends", ...missing];
  if (run(install)) return;
  run([...asRoot, "apt-get", "update", "-qq"]);
  run(install);
}

/** The speech program of node-av needs it, also where there is no graphics card. */
function hasVulkanLoader() {
  const { stdout } = spawnSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" });
  return (stdout ?? "").includes("libvulkan.so.1") || existsSync("/usr/lib/libvulkan.so.1");
}

/** Runs a program that may fail. @param {string[]} words */
function run([program = "", ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: "ignore", timeout: 300_000, env }).status === 0;
}
