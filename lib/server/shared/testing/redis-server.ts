import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    isCi: boolean;
  }
}

const patienceMs = 20_000;

/**
 * Whether tests with a real Redis can run. `npm test` installs one where it can; where none can be had, people are told
 * once, and in CI it is a failure.
 */
export function redisCanBeHad(): boolean {
  if (spawnSync("redis-server", ["--version"]).status === 0) return true;
  const words = "redis-server is not installed (apt-get install redis-server): the tests with a real Redis";
  if (inject("isCi")) throw new Error(`${words} cannot run.`);
  console.warn(`${words} are left out.`);
  return false;
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>;

/** A real Redis on a free port, holding nothing. Killed and started again it stands at the same address. */
export async function startRedis() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "vitrine-redis-"));
  let child = await start(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Stops answering, yet keeps its connections. */
    hang: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    async kill() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async startAgain() {
      child = await start(port, folder);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const child = spawn("redis-server", settings, { stdio: ["ignore", "pipe", "ignore"] });
  let printed = "";
  const isReady = new Promise<void>((ready, failed) => {
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (printed.includes("Ready to accept connections")) ready();
    });
    child.once("error", failed);
    child.once("exit", () => failed(new Error(`redis-server ended: ${printed}`)));
    setTimeout(() => failed(new Error(`redis-server did not start: ${printed}`)), patienceMs).unref();
  });
  await isReady;
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
