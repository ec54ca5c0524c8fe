import { inTurns } from "../measure.mjs";
import { latencyRow } from "../table.mjs";

/** In 1% of the seeded names. */
const RARE_WORD = "harvest";

/** One file by its id, and a search. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function getAndSearch({ api, floors }) {
  const { files } = await api.json("GET", "/v1/files?limit=200");
  const ids = files.map((/** @type {{ fileId: string }} */ file) => file.fileId);
  await floors.ok("PUT", "/example?of=one", { body: (await api.ok("GET", `/v1/files/${ids[0]}`)).body });
  let turn = 0;
  const get = await inTurns(
    {
      engine: async () => (await api.ok("GET", `/v1/files/${ids[turn++ % ids.length]}`)).ms,
      floor: async () => (await floors.ok("GET", `/one?like=one&id=${ids[turn++ % ids.length]}`)).ms,
    },
    { calls: 200, warmUp: 400 },
  );

  const body = JSON.stringify({ query: RARE_WORD });
  const headers = { "content-type": "application/json" };
  const found = await api.ok("POST", "/v1/files/search", { body, headers });
  const hits = JSON.parse(found.body.toString()).results;
  const wrong = hits.filter(
    (/** @type {{ file: { displayName: string } }} */ hit) => !hit.file.displayName.includes(RARE_WORD),
  );
  if (hits.length !== 10 || wrong.length > 0) throw new Error("The search did not find what it should.");
  await floors.ok("PUT", "/example?of=search", { body: found.body });
  const search = await inTurns({
    engine: async () => (await api.ok("POST", "/v1/files/search", { body, headers })).ms,
    floor: async () => (await floors.ok("POST", `/search?like=search&word=${RARE_WORD}`)).ms,
  });
  return [latencyRow("get", get, 2.5), latencyRow("search, a word in 1% of names", search, 2.5)];
}
