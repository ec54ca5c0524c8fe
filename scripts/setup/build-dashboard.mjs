import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildApi } from "./build-api.mjs";
import { digestOf } from "./freshness.mjs";
import { root } from "./settings.mjs";

const inputs = [
  ...["app", "components", "lib", "public"],
  ...["proxy.ts", "next.config.ts", "tailwind.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
];
const stamp = resolve(root, ".next/vitrine-inputs");

/** Builds the dashboard: its API, and its pages unless the last build was of the same files. */
export async function buildDashboardIfStale() {
  await buildApi();
  const isInput = (/** @type {string} */ name) =>
    !/^(lib[/\\]engine|public[/\\]samples)[/\\]/.test(name) && !/\.test\.tsx?$/.test(name);
  const digest = digestOf(inputs, isInput);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  console.log("Building the dashboard (only when it changes) …");
  await runQuietly(process.execPath, ["node_modules/next/dist/bin/next", "build"], "The dashboard could not be built");
  mkdirSync(resolve(root, ".next"), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Makes public/samples, the media that the empty library offers; the program itself skips what is current. */
export async function buildSamples() {
  await runQuietly(process.execPath, ["scripts/make-samples.mjs"], "The sample media could not be made");
}

/**
 * Runs a program to its end, showing what it printed only when it failed.
 * @param {string} program @param {string[]} args @param {string} failure
 */
async function runQuietly(program, args, failure) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
  const code = await new Promise((settle) => {
    child.once("error", (error) => settle(error.message));
    child.once("close", settle);
  });
  if (code !== 0) throw new Error(`${failure} (${code}):\n${printed}`);
}
