// The library index over a seeded library: upstream calls, bytes on the wire, memory, and how fast queries are answered.
// node bench/library-index.mjs [number of files] [folder of a library that is seeded already]
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../scripts/setup/settings.mjs";
import { startEngine } from "./programs.mjs";
import { seededLibrary } from "./seeded-library.mjs";

const count = Number(process.argv[2] ?? 100_000);
const folder = process.argv[3] ?? (await seededLibrary(count));
const scratch = await mkdtemp(join(root, "dist", "bench-index-"));
process.once("exit", () => void rm(scratch, { recursive: true, force: true }));

const entries = {
  server: "lib/server/library-index/library-index.ts",
  memory: "lib/server/shared/memory-state.ts",
  videogen: "lib/backend/videogen/index.ts",
  budget: "lib/server/budget/budget.ts",
  search: "lib/client/library-index/library-search.ts",
};
await build({
  entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
  outdir: scratch,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { "@": root },
  logLevel: "error",
});
/** @param {keyof typeof entries} name */
const load = (name) => import(pathToFileURL(join(scratch, `${name}.mjs`)).href);
const { LibraryIndex } = await load("server");
const { MemoryState } = await load("memory");
const { createVideogenBackend } = await load("videogen");
const { LibrarySearch } = await load("search");

/** @param {string} work @param {string} figure */
const tell = (work, figure) => console.log(`${work.padEnd(58)} ${figure}`);
const heap = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};
/** @param {number[]} times @param {number} part */
const quantile = (times, part) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0;

const engine = await startEngine(folder);
const apiKey = (await readFile(join(folder, "api-key"), "utf8")).trim();
const open = { admit: async () => undefined, settle: () => undefined };
const backend = createVideogenBackend({ apiKey, baseUrl: engine.url, gate: open });
let calls = 0;
const index = new LibraryIndex({
  library: "bench",
  ask: (/** @type {any} */ request) => {
    calls += 1;
    return backend.list(request);
  },
  shared: new MemoryState(),
  store: null,
  most: 1_000_000,
});
const before = heap();
const began = performance.now();
let longestTurn = 0;
let lastTurn = performance.now();
const turns = setInterval(() => {
  longestTurn = Math.max(longestTurn, performance.now() - lastTurn - 5);
  lastTurn = performance.now();
}, 5);
for (;;) {
  const answered = await index.answer(null);
  if (answered.kind === "gzip") break;
}
tell("full sync, whole packed", `${((performance.now() - began) / 1000).toFixed(1)} s`);
tell("upstream calls", String(calls));
tell("longest turn of the event loop meanwhile", `${longestTurn.toFixed(0)} ms`);
clearInterval(turns);
tell("server: memory of the index", `${(heap() - before).toFixed(0)} MiB`);
const packed = await index.answer(null);
tell("on the wire, gzip", `${(packed.bytes.length / 1e6).toFixed(2)} MB`);
await engine.stop();

const text = gunzipSync(packed.bytes).toString();
tell("as text", `${(text.length / 1e6).toFixed(1)} MB`);
const parsing = performance.now();
let answer = JSON.parse(text);
tell("client: parse", `${(performance.now() - parsing).toFixed(0)} ms`);
const empty = heap();
const search = new LibrarySearch("en");
let started = performance.now();
search.change(answer.rows);
tell("client: rows into the table", `${(performance.now() - started).toFixed(0)} ms`);
started = performance.now();
await search.prepare();
tell("client: words indexed", `${(performance.now() - started).toFixed(0)} ms`);
answer = null;
tell("client: memory of rows and words (strings are shared with the answer)", `${(heap() - empty).toFixed(0)} MiB`);
for (const sort of ["name", "duration", "size"]) {
  started = performance.now();
  await search.query({ sort });
  tell(`client: first sort by ${sort}`, `${(performance.now() - started).toFixed(0)} ms`);
}
const typed = [
  "golden harvest",
  "coffee shop",
  "img_00012",
  "lisbon tram final",
  "sao paulo",
  "harvst",
  "mountian rid",
];
typed.push(
  "video",
  "a",
  "e",
  "zurich lake 5",
  "speaker answers",
  "rooftop garden",
  "12345",
  "blue",
  "vertical",
  "xqzw",
);
const byLength = new Map();
const all = [];
for (let round = 0; round < 5; round += 1) {
  for (const words of typed) {
    for (let length = 1; length <= Math.min(12, words.length); length += 1) {
      started = performance.now();
      const found = await search.query({ text: words.slice(0, length) });
      Array.from(found.rows.subarray(0, 60), (row) => search.row(row, found.matches));
      const took = performance.now() - started;
      if (round === 0) continue;
      all.push(took);
      byLength.set(length, [...(byLength.get(length) ?? []), took]);
      if (round === 4 && process.env.EACH)
        tell(`  "${words.slice(0, length)}" ${found.rows.length}`, `${took.toFixed(1)} ms`);
    }
  }
}
for (const [length, times] of [...byLength].sort(([a], [b]) => a - b)) {
  tell(
    `query of ${length} letters with 60 rows, p50 and p95`,
    `${quantile(times, 0.5).toFixed(1)} ms ${quantile(times, 0.95).toFixed(1)} ms`,
  );
}
tell(
  "all queries, p50, p95 and longest",
  `${[0.5, 0.95, 1].map((part) => quantile(all, part).toFixed(1)).join(" ")} ms`,
);
started = performance.now();
await search.query({ filters: { type: ["VIDEO"] }, sort: "size", direction: "ascending" });
tell("filter and sort without a text", `${(performance.now() - started).toFixed(1)} ms`);
process.exit(0);
