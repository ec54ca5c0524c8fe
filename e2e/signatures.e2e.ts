import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, test as base, type Page } from "@playwright/test";
import { makeVideo } from "@/scripts/media/video.mjs";
import { freshFolder } from "./support/fresh-folder";
import { expectPlays, openFile } from "./support/page";
import { shiftClock } from "./support/shifted-clock";
import { expect } from "./support/test";
import { seedPictures, startVitrine, type Vitrine } from "./support/vitrine";

const lifeSeconds = 12;
const test = base;
let vitrine: Vitrine;
let filmId: string;
let soundId: string;
let filmBytes: number;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const folder = freshFolder();
  const film = join(folder, "film.mp4");
  const sound = join(folder, "sound.wav");
  [vitrine] = await Promise.all([
    startVitrine({ ENGINE_URL_LIFE_SECONDS: String(lifeSeconds) }, (dataDir) => seedPictures(dataDir, 72)),
    makeVideo({ path: film, seconds: 90, width: 192, height: 108, fps: 10 }),
  ]);
  writeFileSync(sound, wav(150));
  filmBytes = readFileSync(film).byteLength;
  [filmId, soundId] = await Promise.all([upload(film), upload(sound)]);
});
test.afterAll(() => vitrine.stop());

test("pictures, films and sounds outlive their signatures, whatever the browser's clock says", async ({ browser }) => {
  await Promise.all([
    playsOn(browser),
    scrolls(browser, 5),
    resumes(browser, filmId, "video", -5),
    resumes(browser, soundId, "audio", 5),
  ]);
});

/** A film that is played past the end of its signatures without a pause; then its original is downloaded. */
async function playsOn(browser: Browser): Promise<void> {
  const { page, refused } = await open(browser, `/?file=${filmId}`, 0);
  await expectPlays(openFile(page));
  const video = openFile(page).locator("video");
  await expect
    .poll(
      async () => {
        // At no moment is there an error to see.
        expect(await openFile(page).getByRole("alert").count()).toBe(0);
        return video.evaluate((element: HTMLVideoElement) => element.currentTime);
      },
      { timeout: 60_000, intervals: [500] },
    )
    .toBeGreaterThan(lifeSeconds + 8);
  // Signatures did end meanwhile: without that, this would show nothing.
  expect(refused.filter((url) => url.includes("/hls/")).length).toBeGreaterThan(0);

  const href = await openFile(page).getByRole("link", { name: "Download", exact: true }).getAttribute("href");
  const original = await page.request.get(`${vitrine.url}${href}`);
  expect(original.status()).toBe(200);
  expect((await original.body()).byteLength).toBe(filmBytes);
  await page.context().close();
}

/** A page left open, and scrolled over more than two lives: every tile gets its picture. */
async function scrolls(browser: Browser, minutes: number): Promise<void> {
  const { page, refused } = await open(browser, "/", minutes);
  const startedAt = performance.now();
  const seen = new Set<string>();
  for (let step = 0; step < 12; step += 1) {
    await expect.poll(() => tilesWithout(page), { message: "tiles without a picture", timeout: 10_000 }).toEqual([]);
    for (const src of await thumbnails(page)) seen.add(src);
    await page.mouse.wheel(0, step < 9 ? 700 : -1_500);
    // Each further screen belongs to a later moment of the URLs' lives.
    await expect.poll(() => (performance.now() - startedAt) / 1000, { timeout: 10_000 }).toBeGreaterThan(step * 2.3);
  }
  expect((performance.now() - startedAt) / 1000).toBeGreaterThan(2 * lifeSeconds);
  expect(seen.size).toBeGreaterThan(40);
  expect(refused).toEqual([]);

  // A picture that was opened long ago is opened again: what is known of it is dead by now.
  const picture = openFile(page).locator("img").first();
  const tile = page.getByRole("main").getByRole("link").first();
  await tile.click();
  await expect.poll(() => picture.evaluate(pixels)).toBeGreaterThan(100);
  await page.context().close();
}

/** Played a little, paused until the signatures have ended, and played on further ahead than what was loaded. */
async function resumes(browser: Browser, fileId: string, kind: "video" | "audio", minutes: number): Promise<void> {
  const { page } = await open(browser, `/?file=${fileId}`, minutes);
  const media = openFile(page).locator(kind);
  await openFile(page)
    .getByRole("button", { name: /^play$/i })
    .click();
  const time = () => media.evaluate((element: HTMLMediaElement) => element.currentTime);
  await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(1);
  await media.evaluate((element: HTMLMediaElement) => element.pause());
  const pausedAt = performance.now();
  await expect
    .poll(() => (performance.now() - pausedAt) / 1000, { timeout: 30_000, intervals: [1_000] })
    .toBeGreaterThan(lifeSeconds + 1);
  await media.evaluate(async (element: HTMLMediaElement) => {
    element.currentTime = 85;
    await element.play().catch(() => null);
  });
  await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(86);
  expect(await openFile(page).getByRole("alert").count()).toBe(0);
  await page.context().close();
}

async function open(browser: Browser, path: string, minutes: number) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  await shiftClock(context, minutes);
  const page = await context.newPage();
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.status() === 403) refused.push(response.url());
  });
  await page.goto(`${vitrine.url}${path}`);
  return { page, refused };
}

/** The names of tiles in the document that show no picture. Films and sounds have their own. */
function tilesWithout(page: Page): Promise<string[]> {
  return page
    .getByRole("main")
    .getByRole("gridcell")
    .evaluateAll((tiles) =>
      tiles
        .filter((tile) => {
          const { top, bottom } = tile.getBoundingClientRect();
          const image = tile.querySelector("img");
          const isInView = bottom > 0 && top < innerHeight;
          return isInView && !(image?.complete && image.naturalWidth > 100);
        })
        .map((tile) => tile.textContent ?? "")
        .filter((text) => !text.includes("sound.wav")),
    );
}

function thumbnails(page: Page): Promise<string[]> {
  return page
    .getByRole("main")
    .locator('[role="gridcell"] img')
    .evaluateAll((images) => images.flatMap((image) => image.getAttribute("src") ?? []));
}

function pixels(image: Element): number {
  return image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0;
}

/** Uploads as the browser does, and waits until the file is ready. */
async function upload(path: string): Promise<string> {
  const ticket = await fetch(`${vitrine.url}/api/files`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: vitrine.url },
    body: JSON.stringify({ displayName: path.split("/").at(-1) }),
  });
  const { fileId, uploadUrl } = await ticket.json();
  expect((await fetch(uploadUrl, { method: "PUT", body: readFileSync(path) })).status).toBeLessThan(300);
  const state = async () => (await (await fetch(`${vitrine.url}/api/files/${fileId}`)).json()).file.processing?.state;
  await expect.poll(state, { timeout: 90_000 }).toBe("done");
  return fileId;
}

/** A tone, uncompressed: large enough that a browser does not load it whole. */
function wav(seconds: number): Buffer {
  const rate = 22_050;
  const samples = seconds * rate;
  const file = Buffer.alloc(44 + samples * 2);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) file.writeInt16LE(Math.round(8_000 * Math.sin(at / 16)), 44 + at * 2);
  return file;
}
