import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../scripts/setup/settings.mjs";

/** @typedef {{ url: string, child: import("node:child_process").ChildProcess, stop: () => Promise<void> }} Program */

const PATIENCE_MS = 60_000;
const simulatedClock = join(root, "bench", "quota", "simulated-clock.mjs");

/**
 * A program of the bench over the simulated time. Ready when it has said where it listens, or answers at `url`.
 * @param {{ args: string[], env: Record<string, string>, clock: import("./clock.mjs").Clock, url?: string, cwd?: string }} what
 * @returns {Promise<Program>}
 */
export async function startProgram({ args, env, clock, url, cwd = root }) {
  const child = spawn(process.execPath, ["--import", simulatedClock, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { PATH: process.env.PATH, NODE_ENV: "production", SIMULATED_CLOCK_AHEAD_MS: String(clock.aheadMs), ...env },
  });
  const { program, stop } = stoppable(child, args.join(" "));
  // What goes wrong by intention is told there at length.
  const lines = createInterface(child.stderr);
  const shown = process.env.BENCH_LOG ? (/** @type {string} */ line) => console.error(line) : () => undefined;
  lines.on("line", shown);
  const listens = url ? answersAt(url) : once(createInterface(child.stdout), "line").then(([line]) => String(line));
  const said = await Promise.race([listens, program, pause(PATIENCE_MS, "", { ref: false })]);
  const address = /http:\S+/.exec(said)?.[0];
  if (!address) throw new Error(`${args.join(" ")} did not start.`);
  child.stdout.resume();
  clock.add(child);
  return { url: address, child, stop };
}

/** @param {number} port @returns {Promise<Program>} */
export async function startRedis(port) {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  const { program, stop } = stoppable(child, "redis-server");
  const ready = (async () => {
    for await (const line of createInterface(child.stdout)) if (line.includes("Ready to accept")) return;
  })();
  await Promise.race([ready, program]);
  child.stdout.resume();
  return { url: `redis://127.0.0.1:${port}`, child, stop };
}

/** @param {import("node:child_process").ChildProcess} child @param {string} name */
function stoppable(child, name) {
  /** @type {Promise<never>} */
  const program = once(child, "exit").then(([code, signal]) => {
    throw new Error(`${name} ended (${signal ?? code}).`);
  });
  program.catch(() => undefined);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    child.kill("SIGTERM");
    const forced = setTimeout(kill, 10_000);
    await program.catch(() => undefined);
    clearTimeout(forced);
    process.off("exit", kill);
  };
  return { program, stop };
}

/** @param {string} url */
async function answersAt(url) {
  for (;;) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      () => true,
      () => false,
    );
    if (answered) return url;
    await pause(50);
  }
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
