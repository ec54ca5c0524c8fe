import { Client } from "../../client.mjs";
import { countRow } from "../../table.mjs";

export const ASKING = 1_000;
const LIFE_SECONDS = 3_600;

/**
 * A thousand ask at once for a thumbnail whose URL was known and has ended. Answers how many pictures came, and how
 * many calls upstream saw.
 * @param {import("../world.mjs").World} world
 */
export async function askForExpiredThumbnail(world) {
  await world.set({ life: LIFE_SECONDS, delayMs: 40 });
  const { files } = await world.engine.json("GET", "/v1/files?limit=100");
  const [first, ...others] = files.filter((/** @type {any} */ file) => file.thumbnailSource?.status === "ready");
  const clients = world.dashboards.map((url) => new Client(url, { connections: ASKING }));
  const ask = (/** @type {number} */ turn, /** @type {string} */ fileId) =>
    (clients[turn % clients.length] ?? new Client("")).send("GET", `/api/files/${fileId}/thumbnail`);
  // What upstream's gets are good for is known after a few files, as in any library that is looked at.
  for (const [turn, { fileId }] of [first, ...others.slice(0, 9)].entries()) {
    const { status } = await ask(turn, fileId);
    if (status !== 302) throw new Error(`A thumbnail that upstream has answered ${status}.`);
  }
  await world.clock.advance((LIFE_SECONDS + 1) * 1000);
  await world.forgetCounts();
  const answers = await Promise.all(Array.from({ length: ASKING }, (_, turn) => ask(turn, first.fileId)));
  const { asked } = await world.counts();
  for (const client of clients) client.close();
  await world.set({ life: null, delayMs: 0 });
  return {
    pictures: answers.filter(({ status }) => status === 302).length,
    calls: Object.values(asked).reduce((total, count) => total + count, 0),
    asked,
  };
}

/** @param {import("../world.mjs").World} world @returns {Promise<import("../../table.mjs").BoundRow[]>} */
export async function expiredThumbnailRows(world) {
  const { pictures, calls, asked } = await askForExpiredThumbnail(world);
  const work = `${ASKING.toLocaleString("en")} ask at once for one expired thumbnail, ${world.instances}`;
  return [
    { work: `${work}: calls upstream`, measured: `${calls} (${JSON.stringify(asked)})`, bound: "1", ok: calls === 1 },
    countRow("the same: answers without the picture", ASKING - pictures, ASKING),
  ];
}
