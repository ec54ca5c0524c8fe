// Measures the engine against floors taken in the same run, and writes the table to bench/results/engine.md.
// BENCH_FILES: how many files the library has. BENCH_ROWS: only these rows, as "lists,thumbnail".
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildEngine } from "../scripts/setup/build-engine.mjs";
import { root } from "../scripts/setup/settings.mjs";
import { Client } from "./client.mjs";
import { startEngine, startFloors } from "./programs.mjs";
import { getAndSearch } from "./rows/get-and-search.mjs";
import { idle } from "./rows/idle.mjs";
import { largeFile } from "./rows/large-file.mjs";
import { lists } from "./rows/lists.mjs";
import { thumbnail } from "./rows/thumbnail.mjs";
import { uploads } from "./rows/uploads.mjs";
import { video } from "./rows/video.mjs";
import { seededLibrary, workingCopy } from "./seeded-library.mjs";
import { machineFacts, markdownTable } from "./table.mjs";

/**
 * What a row may use: clients with the key, for signed URLs and for the floors; ids it uploads go into `uploaded`;
 * `settled` waits until their jobs are over.
 * @typedef {{ api: Client, bytes: Client, floors: Client, engine: import("./programs.mjs").Running,
 *   floor: import("./programs.mjs").Running, apiKey: string, files: number, uploaded: Set<string>,
 *   settled: () => Promise<void> }} Bench
 */

const LARGE = 1_000_000;
/** For the jobs of all that a row uploads. */
const PATIENCE_MS = 600_000;
const files = Number(process.env.BENCH_FILES || 100_000);
/** @type {Record<string, (bench: Bench) => Promise<import("./table.mjs").Row[]>>} */
const allRows = {
  idle: (bench) => idle(bench, "after its start"),
  lists,
  getAndSearch,
  thumbnail,
  uploads,
  largeFile,
  video,
  idleAgain: (bench) => idle(bench, "after all of the above"),
};
const usual = files >= LARGE ? ["lists", "getAndSearch"] : Object.keys(allRows);
const chosen = process.env.BENCH_ROWS ? process.env.BENCH_ROWS.split(",") : usual;

await buildEngine();
const seeded = await seededLibrary(files);
const library = await workingCopy(seeded);
const engine = await startEngine(library.folder);
const floor = await startFloors(seeded);
const { apiKey } = library;
const api = new Client(engine.url, { headers: { authorization: `Bearer ${apiKey}` } });
/** @type {Set<string>} */
const uploaded = new Set();
/** @type {import("./table.mjs").Row[]} */
const rows = [];
const settled = async () => {
  const patience = performance.now() + PATIENCE_MS;
  for (const fileId of uploaded) {
    while ((await api.json("GET", `/v1/files/${fileId}`)).fileAnalysisMetadata.analysisLoadingState === "LOADING") {
      if (performance.now() > patience) throw new Error("The jobs of uploaded files do not end.");
      await pause(50);
    }
  }
};
const clients = { api, bytes: new Client(engine.url), floors: new Client(floor.url) };
try {
  for (const name of chosen) {
    const row = allRows[name];
    if (!row) throw new Error(`There is no row "${name}", only ${Object.keys(allRows).join(", ")}.`);
    console.log(`Measuring ${name} …`);
    rows.push(...(await row({ ...clients, engine, floor, apiKey, files, uploaded, settled })));
  }
} finally {
  for (const client of Object.values(clients)) client.close();
  await engine.stop();
  await floor.stop();
  await library.remove(uploaded);
}

const table = markdownTable(rows);
console.log(`\n${table}\n\n${machineFacts(files)}`);
if (!process.env.BENCH_ROWS) {
  const results = join(root, "bench", "results");
  await mkdir(results, { recursive: true });
  const name = files === 100_000 ? "engine.md" : `engine-${files}.md`;
  await writeFile(join(results, name), `# The engine against its floors\n\n${table}\n\n${machineFacts(files)}\n`);
}
if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
