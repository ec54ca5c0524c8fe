import { join } from "node:path";
import sharp from "sharp";
import { makeImage } from "@/scripts/media/documents.mjs";
import { expectAccessible } from "./support/accessible";
import { freshFolder } from "./support/fresh-folder";
import { listedFiles } from "./support/listed-files";
import { expectPlays, expectThumbnail, openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "samples" });

type Sample = {
  displayName: string;
  contentType: string;
  transcript?: { words: { word: string; startSeconds: number }[] };
};

let samples: Sample[] = [];

test.describe.configure({ mode: "serial" });

test("the empty library fills itself with real sample media", async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto("/");
  samples = await (await page.request.get("/samples/manifest.json")).json();
  expect(samples.length).toBeGreaterThanOrEqual(10);
  await page.getByRole("button", { name: "Add sample media" }).click();
  for (const { displayName } of samples) await expect(tile(page, displayName)).toBeVisible({ timeout: 120_000 });
  const settled = async () => {
    const files = await listedFiles(page);
    return files.filter(({ processing }) => processing?.state === "done").length;
  };
  await expect.poll(settled, { timeout: 180_000 }).toBe(samples.length);
  for (const { displayName } of samples.filter(({ contentType }) => !contentType.startsWith("audio/"))) {
    await expectThumbnail(tile(page, displayName));
  }
});

test("a timed transcript follows playback, and a click seeks", async ({ page }) => {
  const audio = samples.find(({ contentType, transcript }) => contentType.startsWith("audio/") && transcript);
  if (!audio?.transcript) throw new Error("no audio sample has a transcript");
  await page.goto("/");
  await tile(page, audio.displayName).click();
  const media = openFile(page).locator("audio");
  await media.evaluate(async (element: HTMLAudioElement) => {
    element.muted = true;
    await element.play();
  });
  await expect(openFile(page).locator("[aria-current]").first()).toBeVisible();
  await media.evaluate((element: HTMLAudioElement) => element.pause());
  const lines = openFile(page).getByRole("button", {
    name: new RegExp(audio.transcript.words.at(-1)?.word ?? "", "i"),
  });
  const before = await media.evaluate((element: HTMLAudioElement) => element.currentTime);
  await lines.last().click();
  await expect.poll(() => media.evaluate((element: HTMLAudioElement) => element.currentTime)).not.toBe(before);
});

test("the page comes to life with the elements that the server drew, so that no click is lost", async ({ page }) => {
  await page.goto("/", { waitUntil: "commit" });
  const drawn = await page.getByRole("listitem").getByRole("link").first().elementHandle();
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  expect(await drawn?.evaluate((link) => link.isConnected && link.closest("[role=gridcell]") !== null)).toBe(true);
});

test("previous and next go through the library without closing", async ({ page }) => {
  await page.goto("/");
  const first = page.getByRole("main").getByRole("link").first();
  await first.click();
  await expect(page).toHaveURL(/[?&]file=/);
  const address = page.url();
  await openFile(page).getByRole("button", { name: "Next file" }).click();
  await expect.poll(() => page.url()).not.toBe(address);
  await openFile(page).getByRole("button", { name: "Previous file" }).click();
  await expect.poll(() => page.url()).toBe(address);
});

test("a shared link opens the file from its start second", async ({ page }) => {
  const video = samples.find(({ contentType }) => contentType.startsWith("video/"));
  await page.goto("/");
  await tile(page, video?.displayName ?? "").click();
  await expectPlays(openFile(page));
  await page.goto(`${page.url()}&t=4`);
  await expect
    .poll(() =>
      openFile(page)
        .locator("video")
        .evaluate((element: HTMLVideoElement) => element.currentTime),
    )
    .toBeGreaterThanOrEqual(4);
});

test("asked for less motion, the page goes over to the other look at once", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto("/");
  await expectThumbnail(page.getByRole("main").getByRole("link").first());
  await page.evaluate(() => {
    const passed: string[] = [];
    Object.assign(window, { passed });
    document.addEventListener("transitionrun", ({ propertyName }) => passed.push(propertyName));
  });
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const light = await ink();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expect.poll(ink).not.toBe(light);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => Reflect.get(window, "passed"))).toEqual([]);
});

for (const width of [390, 1024, 1920]) {
  test(`at ${width} px nothing overflows, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const files = page.getByRole("main").getByRole("link");
    await page.goto("/");
    await expect(files.first()).toBeVisible();
    await expectAccessible(page, "library");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page, "shortcuts");
    await page.keyboard.press("Escape");
    await files.first().click();
    await expect(openFile(page).getByRole("button", { name: "Archive" })).toBeVisible();
    await expectAccessible(page, "drawer");
    await page.goto("/?q=nothing-like-it");
    await expect(page.getByRole("button", { name: "Clear search" })).toBeVisible();
    await expectAccessible(page, "no results");
    await page.goto("/?file=vg_file_unknown");
    await expect(openFile(page)).toContainText("This file is not in the library");
    await expectAccessible(page, "no such file");
    for (const path of ["/sign-in", "/nowhere/at-all", "/embed/unknown"]) {
      await page.goto(path);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expectAccessible(page, path);
    }
  });
}

test("a part of the page that does not arrive is said, and Try again brings the library back", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "The library could not be shown" })).toBeVisible();
  await expectAccessible(page, "a fault of the page");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("gridcell").first()).toBeVisible();
});

test("a tall picture is shown whole, on its own colours", async ({ page }) => {
  const path = join(freshFolder(), "Tall tower.jpg");
  await makeImage({ path, width: 300, height: 900 });
  await page.goto("/");
  await page.locator("input[type=file][multiple]").first().setInputFiles(path);
  const tower = tile(page, "Tall tower.jpg");
  await expectThumbnail(tower);
  const backdrop = await tower.locator("canvas").boundingBox();
  if (!backdrop) throw new Error("The tile has nothing behind its picture.");
  const { x, y, width, height } = backdrop;
  const besideThePicture = { x: x + width * 0.1, y: y + height * 0.3, width: width * 0.1, height: height * 0.4 };
  const warmth = async () => {
    const { channels } = await sharp(await page.screenshot({ clip: besideThePicture })).stats();
    const [red, , blue] = channels;
    return (red?.mean ?? 0) - (blue?.mean ?? 0);
  };
  await expect.poll(warmth).toBeGreaterThan(20);
});
