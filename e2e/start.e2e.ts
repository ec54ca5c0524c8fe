import { once } from "node:events";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freshFolder } from "./support/fresh-folder";
import { freePort, runStart, startVitrine } from "./support/vitrine";

async function endOf(env: Record<string, string>) {
  const { child, printed } = runStart(env);
  const [code] = await once(child, "exit");
  return { code, line: printed.err.trim() };
}

test("a port in use ends the start with one line that says which", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = String(typeof address === "object" ? address?.port : "");
  const free = String(await freePort());
  const dataDir = freshFolder();

  for (const [env, variable] of [
    [{ PORT: port, ENGINE_PORT: free, DATA_DIR: dataDir }, "PORT"],
    [{ PORT: free, ENGINE_PORT: port, DATA_DIR: dataDir }, "ENGINE_PORT"],
  ] as const) {
    const { code, line } = await endOf(env);
    expect(code).toBe(1);
    expect(line).toBe(`vitrine: Port ${port} is in use. Stop what uses it, or choose another with ${variable}.`);
  }
  taken.close();
});

test("a data folder that cannot be one, and a port that is no number, end the start with one line", async () => {
  const file = join(freshFolder(), "a-file");
  writeFileSync(file, "");
  const [port, enginePort] = [String(await freePort()), String(await freePort())];
  for (const DATA_DIR of [join(file, "data"), "/proc/vitrine"]) {
    const folder = await endOf({ PORT: port, ENGINE_PORT: enginePort, DATA_DIR });
    expect(folder.code).toBe(1);
    expect(folder.line).toMatch(/^vitrine: The data folder .* cannot be written .*DATA_DIR.*$/);
  }
  const number = await endOf({ PORT: "eighty" });
  expect(number).toEqual({ code: 1, line: 'vitrine: PORT is "eighty". It must be a number from 1 to 65535.' });
});

test("Ctrl-C stops both programs, and the key is the owner's alone", async () => {
  const vitrine = await startVitrine();
  expect((await fetch(`${vitrine.url}/api/health`)).status).toBe(200);
  expect(statSync(join(vitrine.dataDir, "api-key")).mode & 0o777).toBe(0o600);
  const ended = once(vitrine.process, "exit");
  vitrine.process.kill("SIGINT");
  expect((await ended)[0]).toBe(0);
  await expect(fetch(`${vitrine.url}/api/health`)).rejects.toThrow();
  await expect(fetch(`${vitrine.engineUrl}/health`)).rejects.toThrow();
  await vitrine.stop();
  expect(existsSync(vitrine.dataDir)).toBe(false);
});
