import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { inTurns } from "../measure.mjs";
import { residentBytes } from "../programs.mjs";
import { latencyRow, mebibytes } from "../table.mjs";

const MIB = 1024 ** 2;
const SIZE = 1024 * MIB;

/** Memory while 1 GiB comes in, then ranges of it. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function largeFile({ api, bytes, floors, engine, uploaded, settled }) {
  const { fileId, uploadUrl } = await api.json("POST", "/v1/files/upload", { displayName: "A gibibyte" });
  uploaded.add(fileId);
  const before = residentBytes(engine.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentBytes(engine.pid));
  }, 5);
  const piece = randomBytes(MIB);
  const body = Readable.from(
    (function* () {
      for (let sent = 0; sent < SIZE; sent += MIB) yield piece;
    })(),
  );
  await bytes.ok("PUT", uploadUrl, { body, headers: { "content-length": SIZE } });
  clearInterval(watch);
  await settled();

  const { downloadUrl } = await api.json("POST", `/v1/files/${fileId}/hydrate`);
  const shard = fileId.slice("vg_file_".length, "vg_file_".length + 2);
  const path = `originals/${shard}/${fileId}`;
  let turn = 0;
  const place = () => ((turn++ * 7919) % 1023) * MIB + 12_345;
  const times = await inTurns(
    {
      engine: async () => {
        const start = place();
        return (await bytes.ok("GET", downloadUrl, { headers: { range: `bytes=${start}-${start + MIB - 1}` } })).ms;
      },
      floor: async () => {
        const start = place();
        return (await floors.ok("GET", `/range?path=${path}&start=${start}&end=${start + MIB - 1}`)).ms;
      },
    },
    { calls: 60, warmUp: 60 },
  );
  const grown = most - before;
  return [
    latencyRow("1 MiB range of a 1 GiB file", times, 1.5),
    { work: "1 GiB upload: memory grows by", engine: mebibytes(grown), bound: "64 MiB", ok: grown <= 64 * MIB },
  ];
}
