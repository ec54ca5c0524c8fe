import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request as send } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { root } from "../../scripts/setup/settings.mjs";
import { startEngine } from "../programs.mjs";
import { freePort } from "../quota/programs.mjs";
import { seededLibrary, workingCopy } from "../seeded-library.mjs";

const INDEX_PATIENCE_MS = 240_000;

/**
 * The engine over a seeded library, a proxy before it that counts, and the dashboard as it is shipped.
 * @typedef {Awaited<ReturnType<typeof startWorld>>} World
 */

/** @param {number} files */
export async function startWorld(files) {
  const library = await workingCopy(process.env.BENCH_SEEDED ?? (await seededLibrary(files)));
  const engine = await startEngine(library.folder);
  const counter = await startCounter(engine.url);
  const port = await freePort();
  const dashboard = spawn(process.execPath, ["scripts/dashboard.mjs", "start"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ...{ PORT: String(port), BIND_ADDRESS: "127.0.0.1", MEDIA_ORIGINS: engine.url },
      ...{ VIDEOGEN_API_KEY: library.apiKey, VIDEOGEN_BASE_URL: counter.url },
      LIBRARY_INDEX_MAX_FILES: process.env.LIBRARY_INDEX_MAX_FILES,
    },
  });
  process.once("exit", () => dashboard.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await answers(url);
  return {
    url,
    files,
    calls: counter.calls,
    async stop() {
      const ended = once(dashboard, "exit");
      dashboard.kill("SIGTERM");
      await ended;
      await engine.stop();
      counter.close();
      await library.remove([]);
    },
  };
}

/**
 * The whole index as a browser gets it, and what it cost; null when the library has none, for it is too large.
 * @param {World} world
 */
export async function fetchIndex(world) {
  const listsBefore = world.calls.lists;
  const until = Date.now() + INDEX_PATIENCE_MS;
  while (Date.now() < until) {
    const response = await fetch(`${world.url}/api/library-index`);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.headers.get("content-type") === "application/gzip") {
      return { rows: JSON.parse(gunzipSync(bytes).toString()).rows, wireBytes: bytes.length, listsBefore };
    }
    const { state } = JSON.parse(bytes.toString());
    if (state === "declined") return null;
    await pause(250);
  }
  throw new Error("The index was not ready in time.");
}

/** The names of all files, most recent first. @param {{ name: string[], orderSteps: number[] }} columns */
export function namesByRecency({ name, orderSteps }) {
  let order = 0;
  const rows = name.map((text, at) => {
    order += orderSteps[at] ?? 0;
    return { text, order };
  });
  return rows.sort((a, b) => b.order - a.order).map(({ text }) => text);
}

/** @param {string} engine */
async function startCounter(engine) {
  /** `pages`: of the whole list, as the index reads it; `lists`: these and all others. */
  const calls = { pages: 0, lists: 0 };
  const { hostname, port } = new URL(engine);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", engine);
    if (pathname === "/v1/files" && request.method === "GET") {
      calls.lists += 1;
      if (searchParams.get("limit") === "200") calls.pages += 1;
    }
    const { method, url: path, headers } = request;
    const onward = send({ hostname, port, method, path, headers: { ...headers, host: `${hostname}:${port}` } });
    onward.on("response", (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)));
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, calls, close: () => server.close() };
}

/** @param {string} url */
async function answers(url) {
  for (let tries = 0; tries < 600; tries += 1) {
    const ok = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(100);
  }
  throw new Error("The dashboard did not start.");
}
