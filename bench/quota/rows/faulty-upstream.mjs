import { setTimeout as pause } from "node:timers/promises";
import { countRow } from "../../table.mjs";
import { Browser } from "../browser.mjs";
import { randomFrom } from "../proxy/faults.mjs";

const PEOPLE = 12;
export const FAULTS = 0.2;
/** What the page itself does after a failed reading, as in lib/client/worth-asking-again. */
const ASKED_AGAIN = 2;
const FIRST_WAIT_MS = 1_000;
/** A longer wait is told to the person. */
const BRIEF_SECONDS = 15;
const often = { pages: 120, opens: 90, searches: 60, thumbnails: 240, uploads: 80, archives: 80, shares: 80 };

/**
 * A few hundred readings and actions through the dashboard while a fifth of upstream's answers go wrong.
 * @param {import("../world.mjs").World} world
 */
export async function workThroughFaults(world) {
  const fileIds = await someFiles(world, often.pages + often.opens + often.archives + often.shares + often.thumbnails);
  const reading = { asked: 0, atOnce: 0, later: 0, failed: /** @type {string[]} */ ([]) };
  /** @type {Action[]} */
  const actions = [];
  const jobs = jobsOver(fileIds, reading, actions);
  shuffle(jobs, randomFrom(11));
  await world.forgetCounts();
  await world.set({ faults: FAULTS, seed: 4 });
  const people = Array.from({ length: PEOPLE }, (_, index) => new Browser(world.dashboards, index));
  await Promise.all(
    people.map(async (browser) => {
      for (let job = jobs.pop(); job; job = jobs.pop()) await job(browser);
    }),
  );
  const counts = await world.counts();
  await world.set({ faults: 0 });
  for (const browser of people) browser.close();
  return { reading, counts, actions: judge(actions, counts) };
}

/** @typedef {{ kind: string, of: string, told: "done" | "undone", status: number }} Action */
/** @typedef {{ asked: number, atOnce: number, later: number, failed: string[] }} Reading */

/** @param {string[]} fileIds @param {Reading} reading @param {Action[]} actions */
function jobsOver(fileIds, reading, actions) {
  /** @type {((browser: Browser) => Promise<void>)[]} */
  const jobs = [];
  const add = (
    /** @type {number} */ count,
    /** @type {(index: number) => (browser: Browser) => Promise<void>} */ job,
  ) => {
    for (let index = 0; index < count; index += 1) jobs.push(job(index));
  };
  const take = () => fileIds.pop() ?? "";
  const read =
    (/** @type {string} */ path, /** @type {Parameters<Browser["send"]>[1]} */ more) =>
    (/** @type {Browser} */ browser) =>
      load(browser, reading, path, more);
  const act =
    (
      /** @type {string} */ kind,
      /** @type {string} */ of,
      /** @type {string} */ path,
      /** @type {Parameters<Browser["send"]>[1]} */ more,
    ) =>
    async (/** @type {Browser} */ browser) => {
      const { status } = await browser.send(path, more);
      actions.push({ kind, of, told: status < 300 ? "done" : "undone", status });
    };
  // Each asks for another page, so that none is remembered.
  add(often.pages, (index) => read(`/api/files?limit=${20 + index}`, {}));
  add(often.opens, () => read(`/api/files/${take()}`, {}));
  add(often.searches, (index) => read("/api/files/search", { method: "POST", body: { query: `draft ${index}` } }));
  add(often.thumbnails, () => read(`/api/files/${take()}/thumbnail`, {}));
  add(often.uploads, (index) => {
    const displayName = `faulty-${index}.mp4`;
    return act("upload", displayName, "/api/files", { method: "POST", body: { displayName } });
  });
  add(often.archives, () => {
    const of = take();
    return act("archive", of, `/api/files/${of}/archive`, { method: "POST" });
  });
  add(often.shares, () => {
    const of = take();
    const path = `/api/files/${of}/public-preview`;
    const on = act("enable-public-preview", of, path, { method: "PUT", body: { enabled: true } });
    const off = act("disable-public-preview", of, path, { method: "PUT", body: { enabled: false } });
    return async (browser) => {
      await on(browser);
      await off(browser);
    };
  });
  return jobs;
}

/** @param {Browser} browser @param {Reading} reading @param {string} path @param {Parameters<Browser["send"]>[1]} more */
async function load(browser, reading, path, more) {
  reading.asked += 1;
  for (let again = 0; again <= ASKED_AGAIN; again += 1) {
    const answer = await browser.send(path, more);
    if (answer.status === 200 || answer.status === 302) {
      reading[again === 0 ? "atOnce" : "later"] += 1;
      return;
    }
    const waitMs = waitBefore(again, answer);
    if (again === ASKED_AGAIN || waitMs === null) {
      reading.failed.push(`${path}: ${answer.status} ${answer.body}`);
      return;
    }
    await pause(waitMs);
  }
}

/** Null when the page does not ask again. @param {number} again @param {import("../browser.mjs").Answer} answer */
function waitBefore(again, { status, headers }) {
  const askedSeconds = Number(headers["retry-after"] ?? 0);
  if (status === 429) return askedSeconds > 0 && askedSeconds <= BRIEF_SECONDS ? askedSeconds * 1000 : null;
  return status >= 500 ? Math.max(askedSeconds * 1000, FIRST_WAIT_MS * 2 ** again) : null;
}

/** What people were told against what upstream carried out. @param {Action[]} actions @param {import("../world.mjs").Counts} counts */
function judge(actions, counts) {
  const seen = { count: actions.length, twice: 0, falselyDone: 0, undone: 0, undoneYetDone: 0 };
  /** @type {string[]} */
  const examples = [];
  for (const { kind, of, told, status } of actions) {
    const times = counts.done[`${kind} ${of}`] ?? 0;
    const isDone = times > 0;
    if (times > 1) seen.twice += 1;
    if (told === "undone") seen.undone += 1;
    if (told === "done" && !isDone) seen.falselyDone += 1;
    if (told === "undone" && isDone) seen.undoneYetDone += 1;
    if (times > 1 || (told === "done") !== isDone)
      examples.push(`${kind} ${of}: told ${told} (${status}), came ${times} times`);
  }
  return { ...seen, examples };
}

/** @param {import("../world.mjs").World} world @param {number} count */
async function someFiles({ engine }, count) {
  /** @type {string[]} */
  const fileIds = [];
  for (let cursor = ""; fileIds.length < count; ) {
    const page = await engine.json("GET", `/v1/files?limit=200${cursor && `&cursor=${cursor}`}`);
    cursor = page.nextCursor;
    for (const { fileId, type } of page.files) if (type === "IMAGE") fileIds.push(fileId);
  }
  return fileIds;
}

/** @param {unknown[]} things @param {() => number} random */
function shuffle(things, random) {
  for (let last = things.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [things[last], things[other]] = [things[other], things[last]];
  }
}

/** @param {import("../world.mjs").World} world @returns {Promise<import("../../table.mjs").BoundRow[]>} */
export async function faultyUpstreamRows(world) {
  const { reading, counts, actions } = await workThroughFaults(world);
  for (const example of [...reading.failed.slice(0, 5), ...actions.examples.slice(0, 20)]) console.log(`  ${example}`);
  const faults = Object.values(counts.faults).reduce((total, count) => total + count, 0);
  const calls = Object.values(counts.asked).reduce((total, count) => total + count, 0);
  const wrong = `${Math.round((100 * faults) / calls)}% of ${calls.toLocaleString("en")} answers wrong (429, 500, 503, resets, stalls, cut, no JSON)`;
  return [
    countRow(
      `${wrong}: pages that do not load (${reading.later} when the page asked again)`,
      reading.failed.length,
      reading.asked,
    ),
    countRow("the same: actions that upstream carried out twice", actions.twice, actions.count),
    countRow(
      `the same: actions told as done that were not (${actions.undone} told as undone, ${actions.undoneYetDone} of them done all the same)`,
      actions.falselyDone,
      actions.count,
    ),
  ];
}
