import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** The stand-in for Valstorm's Files API as a program of its own, over real HTTP with real bytes. */
export type RunningStandIn = { baseUrl: string; token: string; stop(): Promise<void> };

/** `tokenSeconds` is how long the token of a stream URL lives; no answer to a range is longer than `mostRangeBytes`. */
export async function runStandIn(options: { tokenSeconds: number; mostRangeBytes: number }): Promise<RunningStandIn> {
  const token = "stand-in-secret";
  const args = ["--token", token, "--token-seconds", String(options.tokenSeconds)];
  args.push("--most-range-bytes", String(options.mostRangeBytes));
  const child = spawn(process.execPath, ["scripts/valstorm-stand-in.mjs", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  for (;;) {
    const baseUrl = /listening on (\S+)/.exec(printed)?.[1];
    if (baseUrl) return { baseUrl, token, stop };
    const ended = await Promise.race([
      once(child.stdout, "data").then(() => false),
      once(child, "exit").then(() => true),
    ]);
    if (ended) throw new Error(`The stand-in did not start:\n${printed}`);
  }
  async function stop(): Promise<void> {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
}
