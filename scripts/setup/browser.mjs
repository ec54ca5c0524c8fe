import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fail } from "./fail.mjs";
import { root } from "./settings.mjs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium or Chrome that plays H.264: an installed one, else Playwright's, else Debian's package.
 * @returns {Promise<string>} the path of its program
 */
export async function requireBrowser() {
  const installed = [process.env.CHROME_PATH, ...usual].find((path) => path && existsSync(path));
  if (installed) return installed;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log("Installing a browser for the end-to-end tests …");
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  run(...asRoot, "apt-get", ["update", "-qq"]);
  run(...asRoot, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  const fromDebian = usual.find((path) => existsSync(path));
  return fromDebian ?? fail("No browser could be installed. Install Chromium or Chrome, or set CHROME_PATH to one.");
}

/** Runs a program that may fail: what counts is what is there afterwards. @param {...(string | string[])} words */
function run(...words) {
  const [program, ...args] = words.flat();
  spawnSync(program, args, {
    cwd: root,
    stdio: "ignore",
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
