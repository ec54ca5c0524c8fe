import { setTimeout as pause } from "node:timers/promises";
import { engineProgram } from "../../scripts/setup/engine-program.mjs";
import { Client } from "../client.mjs";
import { seededLibrary, workingCopy } from "../seeded-library.mjs";
import { Clock } from "./clock.mjs";
import { freePort, startProgram, startRedis } from "./programs.mjs";

export const FILES = 20_000;

/**
 * What came through the proxy since it was last set to nothing.
 * @typedef {{ asked: Record<string, number>, done: Record<string, number>, faults: Record<string, number>,
 *   limited: number, bytes: number, refusedBytes: number, running: number }} Counts
 */

/**
 * An engine with VideoGen's limits over a library of 20,000 files, the proxy before it, and the dashboards before that.
 * `dashboards`: their addresses. `upstream`: a client with the key, through the proxy.
 * @typedef {Awaited<ReturnType<typeof startWorld>>} World
 */

/** @param {{ dashboards?: number, proxy?: Record<string, unknown> }} [how] several dashboards share one Redis */
export async function startWorld({ dashboards: instances = 1, proxy: options = {} } = {}) {
  const library = await workingCopy(await seededLibrary(FILES));
  const clock = new Clock();
  /** @type {import("./programs.mjs").Program[]} */
  const programs = [];
  const stop = async () => {
    for (const program of programs.reverse()) await program.stop();
    await library.remove(uploaded);
  };
  /** @type {Set<string>} */
  const uploaded = new Set();
  try {
    const proxy = await startProgram({ args: ["bench/quota/proxy/main.mjs"], env: {}, clock });
    programs.push(proxy);
    const enginePort = await freePort();
    const engineRun = engineProgram({});
    const engine = await startProgram({
      args: engineRun.args,
      url: `http://127.0.0.1:${enginePort}`,
      env: {
        ...engineRun.env,
        DATA_DIR: library.folder,
        ENGINE_PORT: String(enginePort),
        PUBLIC_HOST: "127.0.0.1",
        ENGINE_LIMITS: "videogen",
        ENGINE_PUBLIC_URL: proxy.url,
      },
      clock,
    });
    programs.push(engine);
    const control = async (/** @type {string} */ method, /** @type {unknown} */ body) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      /** @type {Counts} */
      const counts = await (await fetch(`${proxy.url}/control`, { method, ...sent })).json();
      return counts;
    };
    await control("PUT", { engine: engine.url, ...options });

    /** @type {Record<string, string>} */
    const shared = {};
    if (instances > 1) {
      const redis = await startRedis(await freePort());
      programs.push(redis);
      shared.REDIS_URL = redis.url;
    }
    const addresses = [];
    for (let instance = 0; instance < instances; instance += 1) {
      const port = await freePort();
      const dashboard = await startProgram({
        args: ["scripts/dashboard.mjs", "start"],
        url: `http://127.0.0.1:${port}`,
        env: {
          ...{ PORT: String(port), BIND_ADDRESS: "127.0.0.1", NEXT_TELEMETRY_DISABLED: "1", ...shared },
          ...{ VIDEOGEN_API_KEY: library.apiKey, VIDEOGEN_BASE_URL: proxy.url },
        },
        clock,
      });
      programs.push(dashboard);
      addresses.push(dashboard.url);
    }
    const headers = { authorization: `Bearer ${library.apiKey}` };
    return {
      clock,
      dashboards: addresses,
      /** In words, for the table. */
      instances: instances === 1 ? "one instance" : `${instances} instances on one Redis`,
      upstreamUrl: proxy.url,
      apiKey: library.apiKey,
      upstream: new Client(proxy.url, { headers }),
      /** The engine itself, past the proxy. */
      engine: new Client(engine.url, { headers }),
      uploaded,
      /** @param {Record<string, unknown>} changed options of the proxy */
      set: (changed) => control("PUT", changed),
      forgetCounts: () => control("DELETE", undefined),
      /** Once nothing is under way any more. */
      async counts() {
        for (;;) {
          const counts = await control("GET", undefined);
          if (counts.running === 0) return counts;
          await pause(10);
        }
      },
      check: library.check,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
