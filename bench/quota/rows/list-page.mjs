import { Client } from "../../client.mjs";
import { median } from "../../measure.mjs";
import { milliseconds } from "../../table.mjs";

const MOST_COLD = 1.15;
const MOST_WARM_MS = 5;
const PAGE = 60;
const PAGES = 60;
const WARM_CALLS = 200;
export const UPSTREAM_MS = 40;

/**
 * A page of the list through the dashboard: never asked for before against upstream itself, and asked for again.
 * Medians in milliseconds.
 * @param {import("../world.mjs").World} world
 */
export async function timeListPages(world) {
  await world.set({ delayMs: UPSTREAM_MS });
  const dashboards = world.dashboards.map((url) => new Client(url));
  const ask = async (/** @type {number} */ turn, /** @type {string} */ path) => {
    const client = dashboards[turn % dashboards.length];
    if (!client) throw new Error("There is no dashboard.");
    return client.ok("GET", path);
  };
  /** @type {{ cold: number[], upstream: number[], warm: number[] }} */
  const times = { cold: [], upstream: [], warm: [] };
  let cursor = "";
  // The first pages warm up the programs, and are not counted.
  for (let page = -10; page < PAGES; page += 1) {
    const query = `limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
    const own = () => world.upstream.ok("GET", `/v1/files?${query}`);
    const through = () => ask(page + 10, `/api/files?${query}`);
    const [first, second] = page % 2 === 0 ? [own, through] : [through, own];
    const answers = [await first(), await second()];
    const [upstream, cold] = page % 2 === 0 ? answers : answers.reverse();
    cursor = JSON.parse(upstream?.body.toString() ?? "{}").nextCursor;
    if (page < 0) continue;
    times.upstream.push(upstream?.ms ?? Number.NaN);
    times.cold.push(cold?.ms ?? Number.NaN);
  }
  // Asked for once by each instance.
  for (let turn = 0; turn < dashboards.length; turn += 1) await ask(turn, `/api/files?limit=${PAGE}`);
  for (let call = 0; call < WARM_CALLS; call += 1) times.warm.push((await ask(call, `/api/files?limit=${PAGE}`)).ms);
  for (const client of dashboards) client.close();
  await world.set({ delayMs: 0 });
  return { cold: median(times.cold), upstream: median(times.upstream), warm: median(times.warm) };
}

/** @param {import("../world.mjs").World} world @returns {Promise<import("../../table.mjs").BoundRow[]>} */
export async function listPageRows(world) {
  const { cold, upstream, warm } = await timeListPages(world);
  const ratio = cold / upstream;
  return [
    {
      work: `a page of ${PAGE}, cold, ${world.instances}: against upstream's own time`,
      measured: `${ratio.toFixed(2)}x (${milliseconds(cold)} against ${milliseconds(upstream)})`,
      bound: `${MOST_COLD}x`,
      ok: ratio <= MOST_COLD,
    },
    { work: "the same, warm", measured: milliseconds(warm), bound: `${MOST_WARM_MS} ms`, ok: warm < MOST_WARM_MS },
  ];
}
