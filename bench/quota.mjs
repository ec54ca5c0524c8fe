// What the dashboard does to the hour's quota and to people, behind an upstream that is scarce, slow and faulty. Writes
// the table to bench/results/quota.md. BENCH_ROWS: only these rows, as "scrolling,listPage". BENCH_LOG: shows what the
// programs log.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildDashboardIfStale } from "../scripts/setup/build-dashboard.mjs";
import { buildEngine } from "../scripts/setup/build-engine.mjs";
import { root } from "../scripts/setup/settings.mjs";
import { installTestPackages } from "../scripts/setup/test-packages.mjs";
import { expiredThumbnailRows } from "./quota/rows/expired-thumbnail.mjs";
import { faultyUpstreamRows } from "./quota/rows/faulty-upstream.mjs";
import { listPageRows } from "./quota/rows/list-page.mjs";
import { scrollingRows } from "./quota/rows/scrolling.mjs";
import { LIFE_SECONDS, shortLivesRows } from "./quota/rows/short-lives.mjs";
import { FILES, startWorld } from "./quota/world.mjs";
import { boundsTable, machineFacts } from "./table.mjs";

const TILES = 5_000;
const TILES_SHORT = 750;
const hydrating = { lists: false, gets: false };
const resigning = { lists: false, gets: true };
const life = LIFE_SECONDS;

/** Each row, in a world of its own. */
const allRows = {
  scrolling: () =>
    inWorld({ proxy: hydrating }, (world) => scrollingRows(world, { tiles: TILES, getsSign: false, nextHour: true })),
  scrollingResigned: () =>
    inWorld({ proxy: resigning }, (world) => scrollingRows(world, { tiles: TILES, getsSign: true, nextHour: false })),
  shortLives: () => inWorld({ proxy: { ...resigning, life } }, (world) => shortLivesRows(world, { getsSign: true })),
  shortLivesHydrated: () =>
    inWorld({ proxy: { ...hydrating, life } }, (world) => shortLivesRows(world, { getsSign: false })),
  faultyUpstream: () => inWorld({ proxy: resigning }, faultyUpstreamRows),
  listPage: () => inWorld({ proxy: hydrating }, listPageRows),
  expiredThumbnail: () => inWorld({ proxy: hydrating }, expiredThumbnailRows),
  twoInstances: () =>
    inWorld({ proxy: hydrating, dashboards: 2 }, async (world) => [
      ...(await listPageRows(world)),
      ...(await expiredThumbnailRows(world)),
    ]),
  twoInstancesScrolling: () =>
    inWorld({ proxy: hydrating, dashboards: 2 }, (world) =>
      scrollingRows(world, { tiles: TILES_SHORT, getsSign: false, nextHour: false }),
    ),
};

const chosen = process.env.BENCH_ROWS ? process.env.BENCH_ROWS.split(",") : Object.keys(allRows);
const unknown = chosen.find((name) => !(name in allRows));
if (unknown) throw new Error(`There is no row "${unknown}", only ${Object.keys(allRows).join(", ")}.`);

installTestPackages();
await buildEngine();
await buildDashboardIfStale();
/** @type {import("./table.mjs").BoundRow[]} */
const rows = [];
for (const [name, row] of Object.entries(allRows)) {
  if (!chosen.includes(name)) continue;
  console.log(`Measuring ${name} …`);
  const started = performance.now();
  const measured = await row();
  rows.push(...measured);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${boundsTable(measured).split("\n").slice(2).join("\n")}\n  ${seconds} s`);
}

const table = boundsTable(rows);
const minutes = Math.round(performance.now() / 60_000);
const facts = `${machineFacts(FILES)}, ${minutes} minutes in all`;
console.log(`\n${table}\n\n${facts}`);
if (!process.env.BENCH_ROWS) {
  const results = join(root, "bench", "results");
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "quota.md"), `# The dashboard and the hour's quota\n\n${table}\n\n${facts}\n`);
}
if (rows.some(({ ok }) => !ok)) process.exitCode = 1;

/** @template T @param {Parameters<typeof startWorld>[0]} how @param {(world: import("./quota/world.mjs").World) => Promise<T>} measure */
async function inWorld(how, measure) {
  const world = await startWorld(how);
  try {
    const measured = await measure(world);
    world.check();
    return measured;
  } finally {
    await world.stop();
  }
}
