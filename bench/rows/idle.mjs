import { setTimeout as pause } from "node:timers/promises";
import { residentBytes } from "../programs.mjs";
import { mebibytes } from "../table.mjs";

const MOST = 150 * 1024 ** 2;

/** Memory with nothing to do. @param {import("../engine.mjs").Bench} bench @param {string} when @returns {Promise<import("../table.mjs").Row[]>} */
export async function idle({ engine }, when) {
  await pause(3_000);
  const resident = residentBytes(engine.pid);
  return [
    { work: `idle engine resident, ${when}`, engine: mebibytes(resident), bound: "150 MiB", ok: resident <= MOST },
  ];
}
