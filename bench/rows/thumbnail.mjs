import { inTurns } from "../measure.mjs";
import { latencyRow } from "../table.mjs";

/** As in the other rows, neither side is measured while its code is still being compiled: a scroll asks for thousands. */
const WARM_UP = 3_000;

/** Thumbnails that the system has in memory. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function thumbnail({ api, bytes, floors }) {
  const { files } = await api.json("GET", "/v1/files");
  const listed = files.filter((/** @type {{ thumbnailUrl: string | null }} */ file) => file.thumbnailUrl !== null);
  const urls = listed.map((/** @type {{ thumbnailUrl: string }} */ file) => file.thumbnailUrl);
  const paths = listed.map((/** @type {{ fileId: string }} */ { fileId }) => {
    const shard = fileId.slice("vg_file_".length, "vg_file_".length + 2);
    return `renditions/${shard}/${fileId}/thumbnail.webp`;
  });
  let turn = 0;
  const times = await inTurns(
    {
      engine: async () => (await bytes.ok("GET", urls[turn++ % urls.length])).ms,
      floor: async () => (await floors.ok("GET", `/file?path=${paths[turn++ % paths.length]}`)).ms,
    },
    { calls: 150, warmUp: WARM_UP },
  );
  return [latencyRow("thumbnail, warm", times, 2)];
}
