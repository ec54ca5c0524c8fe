import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Vitrine as `npm start` runs it, over a library of its own. */
export type Vitrine = {
  url: string;
  engineUrl: string;
  dataDir: string;
  apiKey: string;
  process: ChildProcess;
  stop(): Promise<void>;
};

/** Runs `scripts/start.mjs` with these variables and collects what it prints. */
export function runStart(env: Record<string, string>) {
  const { VIDEOGEN_API_KEY: _key, ACCESS_PASSCODE: _passcode, ...inherited } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited, ...env },
  });
  const printed = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  return { child, printed };
}

/** Puts so many pictures into a library whose engine does not run yet. */
export function seedPictures(dataDir: string, count: number): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["dist/engine/seed.mjs", dataDir, String(count), "--pictures=12"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The library could not be seeded: ${stderr}`);
}

/** Starts Vitrine on ports of its own, over a library that `prepare` may fill, and resolves when it has printed its address. */
export async function startVitrine(
  env: Record<string, string> = {},
  prepare: (dataDir: string) => void = () => {},
): Promise<Vitrine> {
  const port = await freePort();
  const enginePort = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "vitrine-e2e-"));
  prepare(dataDir);
  const { child, printed } = runStart({
    PORT: String(port),
    ENGINE_PORT: String(enginePort),
    DATA_DIR: dataDir,
    ...env,
  });
  while (!/^Vitrine is at /m.test(printed.out)) {
    const ended = await Promise.race([
      once(child.stdout, "data").then(() => false),
      once(child, "exit").then(() => true),
    ]);
    if (ended) throw new Error(`Vitrine did not start:\n${printed.out}${printed.err}`);
  }
  return {
    url: `http://localhost:${port}`,
    engineUrl: `http://localhost:${enginePort}`,
    dataDir,
    apiKey: readFileSync(join(dataDir, "api-key"), "utf8").trim(),
    process: child,
    stop: async () => {
      if (child.exitCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
