import { countRow } from "../../table.mjs";
import { CachingBrowser } from "../caching-browser.mjs";
import { LibraryWalk } from "../library-walk.mjs";
import { Player } from "../player.mjs";
import { randomFrom } from "../proxy/faults.mjs";
import { uploadVideos } from "../uploaded-videos.mjs";

export const LIFE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const TICK_SECONDS = 10;
const CLOCKS_OFF_MS = [300_000, -300_000, 0, 299_000, -299_000, 61_000];
const IN_VIEW = 24;
/** A slow connection follows a redirect so much later. */
const FOLLOWED_AFTER_SECONDS = [0, 3, 8];

/**
 * Six people look at tiles and play videos for an hour over URLs that live a minute, with clocks that are wrong.
 * @param {import("../world.mjs").World} world
 */
export async function outliveSignatures(world) {
  const { clock } = world;
  const random = randomFrom(7);
  const videos = await uploadVideos(world, 2);
  await world.forgetCounts();
  const people = CLOCKS_OFF_MS.map((off, index) => {
    const browser = new CachingBrowser(world.dashboards, index, () => clock.now() + off);
    const walk = new LibraryWalk(browser, null);
    return {
      browser,
      walk,
      player: new Player(browser, videos[index % videos.length] ?? ""),
      images: 0,
      placeholders: 0,
    };
  });
  /** @type {string[]} */
  const refused = [];
  for (const { player } of people) await player.start();
  const started = clock.now();
  for (let second = 0; second < HOUR_SECONDS; second += TICK_SECONDS) {
    await clock.advanceTo(started + second * 1000);
    await Promise.all(people.map(({ player }) => player.play(TICK_SECONDS)));
    // A grid that is scrolled away and back, each person's every half minute.
    const looking = people.filter((_, index) => (second / TICK_SECONDS + index) % 3 === 0);
    const redirects = await Promise.all(looking.map((person) => askForTiles(person, Math.floor(random() * 60))));
    const late = FOLLOWED_AFTER_SECONDS[Math.floor(random() * FOLLOWED_AFTER_SECONDS.length)] ?? 0;
    if (late > 0) await clock.advance(late * 1000);
    for (const { person, urls } of redirects) {
      const answers = await Promise.all(urls.map((url) => person.browser.get(url)));
      person.images += answers.length;
      for (const [at, { status }] of answers.entries()) if (status !== 200) refused.push(`${status} ${urls[at]}`);
    }
  }
  for (const { browser } of people) browser.close();
  const sum = (/** @type {(person: (typeof people)[number]) => number} */ figure) =>
    people.reduce((total, person) => total + figure(person), 0);
  return {
    images: sum((person) => person.images),
    placeholders: sum((person) => person.placeholders),
    refusedImages: refused.length,
    examples: refused.slice(0, 3),
    segments: sum(({ player }) => player.segments),
    interruptions: sum(({ player }) => player.interruptions),
    renewals: sum(({ player }) => player.renewals),
    counts: await world.counts(),
  };
}

/** @param {{ browser: CachingBrowser, walk: LibraryWalk, placeholders: number }} person @param {number} from */
async function askForTiles(person, from) {
  const tiles = (await person.walk.window(from, IN_VIEW)).filter(({ hasPicture }) => hasPicture);
  const answers = await Promise.all(tiles.map(({ fileId }) => person.browser.get(`/api/files/${fileId}/thumbnail`)));
  const urls = answers.flatMap(({ headers }) => headers.location ?? []);
  person.placeholders += answers.length - urls.length;
  return { person, urls };
}

/**
 * @param {import("../world.mjs").World} world @param {{ getsSign: boolean }} how
 * @returns {Promise<import("../../table.mjs").BoundRow[]>}
 */
export async function shortLivesRows(world, { getsSign }) {
  const hour = await outliveSignatures(world);
  // Where no URL ever ended, nothing was measured.
  if (hour.counts.refusedBytes === 0 || hour.renewals === 0) throw new Error("No URL ended within the hour.");
  for (const example of hour.examples) console.log(`  refused: ${example}`);
  const work = `URLs that live ${LIFE_SECONDS} s, browsers' clocks off by up to 5 minutes, an hour; get ${getsSign ? "signs anew" : "carries no URLs"}`;
  return [
    countRow(`${work}: images refused`, hour.refusedImages, hour.images),
    countRow(
      `the same: interruptions of playback (${hour.renewals} sources renewed unnoticed)`,
      hour.interruptions,
      hour.segments,
    ),
  ];
}
