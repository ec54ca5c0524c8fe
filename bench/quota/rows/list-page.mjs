import { Client } from "../../client.mjs";
import { median } from "../../measure.mjs";
import { milliseconds } from "../../table.mjs";

const MOST_COLD = 1.15;
const MOST_WARM_MS = 5;
const PAGE = 60;
/** A server that has run for a while. */
const WARM_UP_PAGES = 60;
const ROUNDS = 5;
const PAGES = 30;
const WARM_CALLS = 200;
export const UPSTREAM_MS = 40;

/**
 * A page of the list through the dashboard: never asked for before against upstream itself, and asked for again.
 * Medians in milliseconds, and the median over the rounds of the one against the other.
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
  let cursor = "";
  /** Pages that nobody asked for before, by upstream itself and through a dashboard in turns. @param {number} pages */
  const coldRound = async (pages) => {
    const times = { cold: /** @type {number[]} */ ([]), upstream: /** @type {number[]} */ ([]) };
    for (let page = 0; page < pages; page += 1) {
      const query = `limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
      const own = async () => {
        const answer = await world.upstream.ok("GET", `/v1/files?${query}`);
        times.upstream.push(answer.ms);
        cursor = JSON.parse(answer.body.toString()).nextCursor;
      };
      const through = async () => {
        times.cold.push((await ask(page, `/api/files?${query}`)).ms);
      };
      for (const call of page % 2 === 0 ? [own, through] : [through, own]) await call();
    }
    return { cold: median(times.cold), upstream: median(times.upstream) };
  };
  await coldRound(WARM_UP_PAGES * dashboards.length);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await coldRound(PAGES));

  // Asked for once by each instance.
  for (let turn = 0; turn < dashboards.length; turn += 1) await ask(turn, `/api/files?limit=${PAGE}`);
  const warm = [];
  for (let call = 0; call < WARM_CALLS; call += 1) warm.push((await ask(call, `/api/files?limit=${PAGE}`)).ms);
  for (const client of dashboards) client.close();
  await world.set({ delayMs: 0 });
  return {
    cold: median(rounds.map((round) => round.cold)),
    upstream: median(rounds.map((round) => round.upstream)),
    ratio: median(rounds.map((round) => round.cold / round.upstream)),
    warm: median(warm),
  };
}

/** @param {import("../world.mjs").World} world @returns {Promise<import("../../table.mjs").BoundRow[]>} */
export async function listPageRows(world) {
  const { cold, upstream, ratio, warm } = await timeListPages(world);
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
