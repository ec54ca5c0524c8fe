import { inTurns } from "../measure.mjs";
import { latencyRow, milliseconds } from "../table.mjs";

const DEEP = 0.9;
const PAGES_LOOKED_AT = 20;

/** First page of 50, and pages at 90%. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function lists({ api, floors, files }) {
  await floors.ok("PUT", "/example?of=page", { body: (await api.ok("GET", "/v1/files")).body });
  const first = await inTurns({
    engine: async () => (await api.ok("GET", "/v1/files")).ms,
    floor: async () => (await floors.ok("GET", `/page?like=page&before=${Number.MAX_SAFE_INTEGER}`)).ms,
  });

  let cursor = await cursorAfter(api, Math.floor((files * DEEP) / 200));
  const paths = [];
  const befores = [];
  for (let page = 0; page < PAGES_LOOKED_AT; page += 1) {
    paths.push(`/v1/files?limit=50&cursor=${cursor}`);
    cursor = (await api.json("GET", `/v1/files?limit=50&cursor=${cursor}`)).nextCursor;
    befores.push((await floors.ok("GET", `/order?at=${Math.floor(files * DEEP) + page * 50}`)).body.toString());
  }
  let turn = 0;
  const deep = await inTurns({
    engine: async () => (await api.ok("GET", paths[turn++ % paths.length] ?? "")).ms,
    floor: async () => (await floors.ok("GET", `/page?like=page&before=${befores[turn++ % befores.length]}`)).ms,
  });
  const spread = deep.engine / first.engine;
  return [
    latencyRow("first page of 50", first, 2.5),
    latencyRow("page of 50 at 90%", deep, 2.5),
    {
      work: "the page at 90% against the first",
      floor: milliseconds(first.engine),
      engine: milliseconds(deep.engine),
      ratio: spread,
      bound: "1.2x",
      ok: spread <= 1.2,
    },
  ];
}

/** Cursors are the engine's own: one has to walk there. @param {import("../client.mjs").Client} api @param {number} pages of 200 */
async function cursorAfter(api, pages) {
  let cursor = "";
  for (let page = 0; page < pages; page += 1) {
    cursor = (await api.json("GET", `/v1/files?limit=200${cursor === "" ? "" : `&cursor=${cursor}`}`)).nextCursor;
  }
  return cursor;
}
