import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { engineProgram } from "../scripts/setup/engine-program.mjs";
import { root } from "../scripts/setup/settings.mjs";

/** @typedef {{ url: string, pid: number, stop: () => Promise<void> }} Running */

/** The engine as it is shipped. @param {string} dataDir @returns {Promise<Running>} */
export function startEngine(dataDir) {
  const { args, env } = engineProgram({});
  const settings = { ...env, NODE_ENV: "production", DATA_DIR: dataDir, ENGINE_PORT: "0", PUBLIC_HOST: "127.0.0.1" };
  const profiling = process.env.BENCH_PROFILE ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  return start([...profiling, ...args], settings);
}

/** The floors, in a process of their own. @param {string} seeded the library they read @returns {Promise<Running>} */
export function startFloors(seeded) {
  return start(["bench/floors/server.mjs", seeded], { NODE_ENV: "production" });
}

/** A program of the bench that runs to its end; the seconds it took, start of the process included. @param {string[]} args */
export async function timeProgram(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}.`);
  return (performance.now() - started) / 1000;
}

/** @param {string[]} args @param {Record<string, string>} environment @returns {Promise<Running>} */
async function start(args, environment) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH, ...environment },
  });
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`${args.join(" ")} ended (${signal ?? code}).`);
  });
  const line = once(createInterface(child.stdout), "line").then(([text]) => String(text));
  const text = await Promise.race([line, ended]);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended.catch(() => undefined);
  };
  process.once("exit", () => child.kill("SIGKILL"));
  return { url: /http:\S+/.exec(text)?.[0] ?? "", pid: child.pid ?? 0, stop };
}

/** Bytes of memory that a process holds. @param {number} pid */
export function residentBytes(pid) {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kibibytes) * 1024;
}
