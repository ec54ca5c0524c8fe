import { randomBytes } from "node:crypto";
import { Client } from "../client.mjs";
import { median } from "../measure.mjs";
import { latencyRow } from "../table.mjs";

const FILES = 200;
const AT_A_TIME = 4;
const ROUNDS = 3;
/**
 * As in the other rows, neither side is measured while its code is still being compiled: with so many parts, an upload's
 * is for its first thousand. Most of these are of temporary files, which leave no jobs behind.
 */
const WARM_UP = { temporary: 1_500, usual: 100 };

/** 200 files of 1 MB, each with its ticket, acknowledged when the disk has it. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function uploads({ engine, floor, apiKey, uploaded, settled }) {
  const body = randomBytes(1_000_000);
  const api = new Client(engine.url, { headers: { authorization: `Bearer ${apiKey}` }, connections: AT_A_TIME });
  const bytes = new Client(engine.url, { connections: AT_A_TIME });
  const plain = new Client(floor.url, { connections: AT_A_TIME });
  const headers = { "content-length": body.length };
  const times = { engine: /** @type {number[]} */ ([]), floor: /** @type {number[]} */ ([]) };
  const toFloor = () => plain.ok("PUT", "/upload", { body, headers });
  const toEngine = async (isTemporary = false) => {
    const ticket = { displayName: "A megabyte", isTemporary };
    const { fileId, uploadUrl } = await api.json("POST", "/v1/files/upload", ticket);
    uploaded.add(fileId);
    await bytes.ok("PUT", uploadUrl, { body, headers });
  };
  await wallClock(toFloor, WARM_UP.temporary + WARM_UP.usual);
  await wallClock(() => toEngine(true), WARM_UP.temporary);
  await wallClock(() => toEngine(), WARM_UP.usual);
  await settled();
  for (let round = 0; round < ROUNDS; round += 1) {
    times.floor.push(await wallClock(toFloor, FILES));
    times.engine.push(await wallClock(() => toEngine(), FILES));
    await settled();
  }
  for (const client of [api, bytes, plain]) client.close();
  const row = latencyRow(`${FILES} x 1 MB uploads, ${AT_A_TIME} at a time, fsynced`, each(times), 2);
  const speed = (FILES * 1_000) / (median(times.engine) || 1);
  return [{ ...row, engine: `${row.engine} (${speed.toFixed(0)} MB/s)` }];
}

/** @param {() => Promise<unknown>} upload @param {number} times */
async function wallClock(upload, times) {
  let left = times;
  const started = performance.now();
  const lane = async () => {
    while (left-- > 0) await upload();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  return performance.now() - started;
}

/** @param {{ engine: number[], floor: number[] }} times */
function each(times) {
  return { engine: median(times.engine), floor: median(times.floor) };
}
