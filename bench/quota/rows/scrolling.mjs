import { countRow } from "../../table.mjs";
import { cursorAfter } from "../library-walk.mjs";
import { IN_VIEW, Person } from "../person.mjs";
import { randomFrom } from "../proxy/faults.mjs";
import { Thumbnails } from "../thumbnails.mjs";

const HOUR_MS = 3_600_000;
const PEOPLE = 20;
/** How many begin at the head of the library; the others go on deep in it. */
const AT_HEAD = 14;
const MOST_HYDRATES_IN_VIEW = 1_500;
const MOST_HYDRATES_RESIGNED = 100;
/** It may take a while until everybody has looked around, and that has to be in the hour. */
const BEFORE_THE_END_MS = 30_000;
const DEPTHS = [5_000, 10_000, 15_000];

/**
 * Twenty people scroll for an hour of the simulated time; it passes in jumps between what they do together.
 * @param {import("../world.mjs").World} world @param {{ tiles: number, nextHour: boolean }} how tiles for each of them
 */
export async function scrollForAnHour(world, { tiles, nextHour }) {
  const { clock } = world;
  const started = clock.now();
  const thumbnails = new Thumbnails(25);
  const cursors = await Promise.all(DEPTHS.map((depth) => cursorAfter(world.engine, depth)));
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const isAtHead = index < AT_HEAD;
    const cursor = isAtHead ? null : (cursors[index % cursors.length] ?? null);
    // Nobody looks at quite the same as the other.
    const from = isAtHead ? index * 100 : 0;
    const random = randomFrom(index + 1);
    return new Person({ dashboards: world.dashboards, index, cursor, from, random, thumbnails });
  });
  const all = (/** @type {(person: Person, index: number) => Promise<void>} */ act) => Promise.all(people.map(act));
  let opening = 0;

  const rounds = Math.ceil(tiles / IN_VIEW);
  for (let round = 0; round < rounds; round += 1) {
    const begins = started + (round * (HOUR_MS - 60_000)) / rounds;
    await clock.advanceTo(begins);
    await all((person) => person.scrollOn());
    const before = (await world.counts()).asked.hydrate ?? 0;
    await all(async (person, index) => {
      if ((round + index) % 5 === 0) await person.open();
    });
    opening += ((await world.counts()).asked.hydrate ?? 0) - before;
    await clock.advanceTo(begins + 5_000);
    await all(async (person) => {
      await person.walk.pollHead();
      await person.askAgain();
    });
    await clock.advanceTo(begins + 20_000);
    await all((person) => person.askAgain());
  }
  const counts = await world.counts();
  const waitingAtEnd = nextHour ? await waitForTheRest(people, clock, started) : null;
  const limitedAfterwards = (await world.counts()).limited;
  for (const { browser } of people) browser.close();
  const sum = (/** @type {(person: Person) => number} */ figure) =>
    people.reduce((total, person) => total + figure(person), 0);
  return {
    thumbnails,
    scrolled: sum((person) => person.scrolled),
    opened: sum((person) => person.opened),
    openedInVain: sum((person) => person.openedInVain),
    pollsRefused: sum((person) => person.walk.failures),
    asked: counts.asked,
    limited: limitedAfterwards,
    hydratesInView: (counts.asked.hydrate ?? 0) - opening,
    hydratesByOpening: opening,
    waitingAtEnd,
  };
}

/** Everybody stays where they are, well into the next hour. The placeholders that are left, of so many tiles. @param {Person[]} people @param {import("../clock.mjs").Clock} clock @param {number} started */
async function waitForTheRest(people, clock, started) {
  await clock.advanceTo(started + HOUR_MS - BEFORE_THE_END_MS);
  await Promise.all(people.map((person) => person.stay()));
  const atFirst = people.reduce((total, person) => total + person.waiting.length, 0);
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(60_000);
    await Promise.all(people.map((person) => person.askAgain()));
  }
  return { atFirst, left: people.reduce((total, person) => total + person.waiting.length, 0) };
}

/**
 * @param {import("../world.mjs").World} world @param {{ tiles: number, getsSign: boolean, nextHour: boolean }} how
 * @returns {Promise<import("../../table.mjs").BoundRow[]>}
 */
export async function scrollingRows(world, { tiles, getsSign, nextHour }) {
  const hour = await scrollForAnHour(world, { tiles, nextHour });
  const { thumbnails, asked, waitingAtEnd } = hour;
  for (const example of thumbnails.examples) console.log(`  broken: ${example}`);
  const upstreamCalls = Object.values(asked).reduce((total, count) => total + count, 0);
  const answered = thumbnails.asked - thumbnails.givenUp;
  const each = `${PEOPLE} people, ${tiles.toLocaleString("en")} tiles each in an hour, ${world.instances}`;
  const mostHydrates = getsSign ? MOST_HYDRATES_RESIGNED : MOST_HYDRATES_IN_VIEW;
  const hydrates = getsSign ? hour.hydratesInView + hour.hydratesByOpening : hour.hydratesInView;
  const also = `and ${hour.hydratesByOpening} by opening files, ${(asked.get ?? 0).toLocaleString("en")} gets, ${(asked.list ?? 0).toLocaleString("en")} lists`;
  return [
    countRow(
      `${each}; get ${getsSign ? "signs anew" : "carries no URLs"}: answers 429 from upstream`,
      hour.limited,
      upstreamCalls,
    ),
    countRow(
      `the same: broken images (${thumbnails.fetched.toLocaleString("en")} redirects followed)`,
      thumbnails.broken,
      answered,
    ),
    {
      work: `the same: hydrates${getsSign ? "" : " spent on what is in view"}`,
      measured: `${hydrates.toLocaleString("en")} (${also})`,
      bound: mostHydrates.toLocaleString("en"),
      ok: hydrates <= mostHydrates && hour.scrolled >= PEOPLE * tiles,
    },
    countRow("the same: files opened without signed sources", hour.openedInVain, hour.opened),
    ...(getsSign ? [countRow("the same: placeholders instead of pictures", thumbnails.placeholders, answered)] : []),
    ...(waitingAtEnd
      ? [
          countRow(
            "the same: placeholders in view at the hour's end that are left ten minutes later",
            waitingAtEnd.left,
            waitingAtEnd.atFirst,
          ),
        ]
      : []),
  ];
}
