// How the library page of the dashboard feels over 100,000 files, in Chromium over the real engine. Writes the table to
// bench/results/library.md and ends with 1 when a row misses. BENCH_FILES: another number of files; above the largest index
// it is browsed by cursor, and only the rows of that are measured (1,000,000: bench/results/library-by-cursor.md).
// LIBRARY_INDEX_MAX_FILES: another largest index. BENCH_SEEDED: a library that is seeded already. BENCH_ROWS: only these
// parts, as "firstTiles,scroll".
import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { buildDashboardIfStale } from "../scripts/setup/build-dashboard.mjs";
import { buildEngine } from "../scripts/setup/build-engine.mjs";
import { root } from "../scripts/setup/settings.mjs";
import { launchBrowser, newPage, openLibrary } from "./library/browser.mjs";
import { boundRow } from "./library/quantile.mjs";
import { cursorRows } from "./library/rows/cursor.mjs";
import { drawerRows } from "./library/rows/drawer.mjs";
import { findRows } from "./library/rows/find.mjs";
import { firstTilesRows } from "./library/rows/first-tiles.mjs";
import { interactionRows } from "./library/rows/interactions.mjs";
import { memoryRows } from "./library/rows/memory.mjs";
import { jumpRows, scrollRows } from "./library/rows/scroll.mjs";
import { fetchIndex, namesByRecency, startWorld } from "./library/world.mjs";
import { boundsTable, machineFacts } from "./table.mjs";

const files = Number(process.env.BENCH_FILES ?? 100_000);
const chosen = process.env.BENCH_ROWS?.split(",");
const wants = (/** @type {string} */ part) => !chosen || chosen.includes(part);

await buildEngine();
await buildDashboardIfStale();
const world = await startWorld(files);
const browser = await launchBrowser();
/** @type {import("./table.mjs").BoundRow[]} */
const rows = [];
/** @param {string} part @param {() => Promise<import("./table.mjs").BoundRow[]>} measure */
async function part(part, measure) {
  if (!wants(part)) return;
  const began = performance.now();
  const measured = await measure().catch((/** @type {unknown} */ failure) => {
    console.error(failure instanceof Error ? failure.message.split("\n")[0] : failure);
    return [{ work: part, measured: "could not be measured", bound: "", ok: false }];
  });
  rows.push(...measured);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  for (const row of measured)
    console.log(`${row.ok ? "ok    " : "MISSED"} ${row.work}: ${row.measured} (${row.bound})`);
  console.log(`       ${part} took ${seconds} s, load ${loadavg()[0]?.toFixed(1)}`);
}

try {
  const index = await fetchIndex(world);
  if (index) {
    await part("index", async () => [
      boundRow("index on the wire, compressed", index.wireBytes / 1e6, 5, "MB"),
      boundRow(
        "upstream calls for a full sync",
        world.calls.pages,
        500,
        "",
        ` (${world.calls.lists} lists in all by then)`,
      ),
    ]);
  }
  await part("firstTiles", () => firstTilesRows(browser, world));
  const { page, cdp } = await newPage(browser);
  await openLibrary(page, world, index !== null);
  if (index) {
    await part("scroll", () => scrollRows(page));
    const names = namesByRecency(index.rows);
    await part("jump", () => jumpRows(page, names));
    await part("memory", () => memoryRows(cdp));
    await part("drawer", () => drawerRows(page, world.url));
    await part("interactions", () => interactionRows(page, world.url));
    await part("find", async () => {
      await openLibrary(page, world, true);
      return findRows(page);
    });
  } else {
    await part("cursor", () => cursorRows(page, cdp));
  }
} finally {
  await browser.close();
  await world.stop();
}

const load = `load ${loadavg()
  .map((part) => part.toFixed(1))
  .join(" ")}`;
const text = `# The library page over ${files.toLocaleString("en")} files

\`npm run bench:library\` over ${machineFacts(files)}, Chromium at 1440 x 900, ${load} at the end.

${boundsTable(rows)}

Painted: the task after the next animation frame. A screen is blank when fewer than half of twelve points over it lie on
a tile of a file. Scripts count when they arrived before the first tile was painted, in bytes on the wire.
A keystroke is timed from the event to the frame with other tiles than before. Interactions: the browser's Event Timing.
`;
const results = { 100000: "library.md", 1000000: "library-by-cursor.md" }[files];
if (!chosen && results) {
  await mkdir(join(root, "bench/results"), { recursive: true });
  await writeFile(join(root, "bench/results", results), text);
}
console.log(`\n${text}`);
if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
