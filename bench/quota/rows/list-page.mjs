import { Client } from "../../client.mjs";
import { median } from "../../measure.mjs";
import { milliseconds } from "../../table.mjs";
import { startFloors } from "../floors/start.mjs";

const MOST_COLD = 1.15;
const MOST_WARM_MS = 5;
const PAGE = 60;
/** A server that has run for a while. */
const WARM_UP_PAGES = 60;
const ROUNDS = 5;
const PAGES = 30;
const WARM_CALLS = 200;
export const UPSTREAM_MS = 40;

/** The ways to a page that nobody asked for before: upstream itself, the dashboard, and the floors beside it. */
const WAYS = /** @type {const} */ (["upstream", "dashboard", "http", "next"]);
/** @typedef {Record<(typeof WAYS)[number], number>} Times in milliseconds */

/**
 * A page of the list never asked for before and asked for again. `cold`: medians in milliseconds; `ratios`: medians over
 * the rounds of each against upstream's own time.
 * @param {import("../world.mjs").World} world
 */
export async function timeListPages(world) {
  await world.set({ delayMs: UPSTREAM_MS });
  const floors = await startFloors(world);
  const dashboards = world.dashboards.map((url) => new Client(url));
  const [http, next] = [new Client(floors.http), new Client(floors.next)];
  let turn = 0;
  const ask = async (/** @type {string} */ query) => {
    turn += 1;
    const client = dashboards[turn % dashboards.length];
    if (!client) throw new Error("There is no dashboard.");
    return client.ok("GET", `/api/files?${query}`);
  };
  let cursor = "";
  /** Each page by every way, in turns. @param {number} pages @returns {Promise<Times>} medians */
  const coldRound = async (pages) => {
    const times = { upstream: list(), dashboard: list(), http: list(), next: list() };
    for (let page = 0; page < pages; page += 1) {
      const query = `limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
      const ways = {
        upstream: () => world.upstream.ok("GET", `/v1/files?${query}`),
        dashboard: () => ask(query),
        http: () => http.ok("GET", `/v1/files?${query}`),
        next: () => next.ok("GET", `/v1/files?${query}`),
      };
      const first = page % WAYS.length;
      for (const way of [...WAYS.slice(first), ...WAYS.slice(0, first)]) {
        const answer = await ways[way]();
        times[way].push(answer.ms);
        if (way === "upstream") ({ nextCursor: cursor } = JSON.parse(answer.body.toString()));
      }
    }
    return eachWay((way) => median(times[way]));
  };
  try {
    await coldRound(WARM_UP_PAGES * dashboards.length);
    /** @type {Times[]} */
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await coldRound(PAGES));

    // Asked for once by each instance.
    for (let instance = 0; instance < dashboards.length; instance += 1) await ask(`limit=${PAGE}`);
    const warm = [];
    for (let call = 0; call < WARM_CALLS; call += 1) warm.push((await ask(`limit=${PAGE}`)).ms);
    return {
      cold: eachWay((way) => median(rounds.map((round) => round[way]))),
      ratios: eachWay((way) => median(rounds.map((round) => round[way] / round.upstream))),
      warm: median(warm),
    };
  } finally {
    for (const client of [...dashboards, http, next]) client.close();
    await floors.stop();
    await world.set({ delayMs: 0 });
  }
}

/** @returns {number[]} */
function list() {
  return [];
}

/** @param {(way: (typeof WAYS)[number]) => number} figure @returns {Times} */
function eachWay(figure) {
  const [upstream, dashboard, http, next] = WAYS.map(figure);
  return { upstream: upstream ?? 0, dashboard: dashboard ?? 0, http: http ?? 0, next: next ?? 0 };
}

/** @param {import("../world.mjs").World} world @returns {Promise<import("../../table.mjs").BoundRow[]>} */
export async function listPageRows(world) {
  const { cold, ratios, warm } = await timeListPages(world);
  const floors = `floors: passed on by node:http ${times(ratios.http)}, by a bare Next route ${times(ratios.next)}`;
  return [
    {
      work: `a page of ${PAGE}, cold, ${world.instances}: against upstream's own time (${floors})`,
      measured: `${times(ratios.dashboard)} (${milliseconds(cold.dashboard)} against ${milliseconds(cold.upstream)})`,
      bound: `${MOST_COLD}x`,
      ok: ratios.dashboard <= MOST_COLD,
    },
    { work: "the same, warm", measured: milliseconds(warm), bound: `${MOST_WARM_MS} ms`, ok: warm < MOST_WARM_MS },
  ];
}

/** @param {number} ratio */
function times(ratio) {
  return `${ratio.toFixed(2)}x`;
}
