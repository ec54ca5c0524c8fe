import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../../scripts/setup/settings.mjs";
import { freePort, startProgram } from "../programs.mjs";

const nextFloor = join(root, "bench", "quota", "floors", "next");
const nextCommand = join(root, "node_modules", "next", "dist", "bin", "next");

/**
 * What a page of the list costs that is only passed on: with node:http alone, and by a route of a Next app that has
 * nothing else. Both ask upstream under the path that they are asked for.
 * @param {{ upstreamUrl: string, apiKey: string, clock: import("../clock.mjs").Clock }} world
 */
export async function startFloors({ upstreamUrl, apiKey, clock }) {
  const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [nextCommand, "build"], {
    cwd: nextFloor,
    env: { ...process.env, ...quiet, NODE_ENV: "production" },
  });
  const port = await freePort();
  const env = { UPSTREAM_URL: upstreamUrl, UPSTREAM_KEY: apiKey };
  const http = await startProgram({ args: ["bench/quota/floors/server.mjs"], env, clock });
  const next = await startProgram({
    args: [nextCommand, "start", "--port", String(port), "--hostname", "127.0.0.1"],
    cwd: nextFloor,
    url: `http://127.0.0.1:${port}`,
    env: { ...env, ...quiet },
    clock,
  });
  return {
    http: http.url,
    next: next.url,
    async stop() {
      await http.stop();
      await next.stop();
    },
  };
}
