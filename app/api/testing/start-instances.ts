import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../..");
const lineMs = 20_000;

/** So many dashboards as processes of their own, over one backend and one Redis. */
export async function startInstances(
  count: number,
  settings: { backendUrl: string; redisUrl: string; apiKey?: string; graceSeconds?: number },
) {
  // Beneath node_modules, where what is not bundled is found.
  const program = join(root, `node_modules/.vitrine-test/instance-${process.pid}-${Date.now()}.mjs`);
  mkdirSync(dirname(program), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["app/api/testing/instance.ts"],
    outfile: program,
    bundle: true,
    packages: "external",
    alias: { "@": root },
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    VIDEOGEN_API_KEY: settings.apiKey ?? "sk_videogen_live_test",
    VIDEOGEN_BASE_URL: settings.backendUrl,
    REDIS_URL: settings.redisUrl,
    ARCHIVE_GRACE_SECONDS: String(settings.graceSeconds ?? 0),
  };
  const children: ChildProcess[] = Array.from({ length: count }, () =>
    spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "inherit"] }),
  );
  const urls = await Promise.all(children.map(firstLine));
  return {
    urls,
    /** Ends one at once, as a crash does. */
    async kill(index: number) {
      const child = children[index];
      if (!child) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      const ends = running.map((child) => once(child, "exit"));
      for (const child of running) child.kill("SIGKILL");
      await Promise.all(ends);
      rmSync(program, { force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((told, failed) => {
    child.stdout?.once("data", (chunk) => told(String(chunk).trim()));
    child.once("exit", (code) => failed(new Error(`the instance ended (${code})`)));
    setTimeout(() => failed(new Error("the instance said nothing")), lineMs).unref();
  });
}
