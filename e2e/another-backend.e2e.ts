import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { makeImage } from "@/scripts/media/documents.mjs";
import { makeVideo } from "@/scripts/media/video.mjs";
import { expectAccessible } from "./support/accessible";
import { freshFolder } from "./support/fresh-folder";
import { listedFiles } from "./support/listed-files";
import { expectThumbnail, openFile, tile } from "./support/page";
import { type RunningStandIn, runStandIn } from "./support/valstorm";
import { startVitrine, type Vitrine } from "./support/vitrine";

/** Shortened from five minutes, yet longer than what the server keeps back of a token's life. */
const tokenSeconds = 22;

const test = base.extend<object, { standIn: RunningStandIn; vitrine: Vitrine }>({
  standIn: [
    async ({ browserName: _ }, use) => {
      const standIn = await runStandIn({ tokenSeconds, mostRangeBytes: 1_000_000 });
      await use(standIn);
      await standIn.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  vitrine: [
    async ({ standIn }, use) => {
      const vitrine = await startVitrine({
        USE_ENGINE: "true",
        VALSTORM_TOKEN: standIn.token,
        VALSTORM_BASE_URL: standIn.baseUrl,
      });
      await use(vitrine);
      await vitrine.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ vitrine }, use) => use(vitrine.url),
});

const notes = ["Note one.txt", "Note two.txt"];

const names = (page: Page) =>
  page
    .getByRole("main")
    .locator("[data-file-id]")
    .evaluateAll((tiles) => tiles.map((tileOf) => tileOf.getAttribute("aria-label")?.split(",")[0]));

/** Where the backend itself has the bytes of the file of this name, with a token that is made now. */
async function streamUrl(page: Page, { baseUrl, token }: RunningStandIn, name: string): Promise<string> {
  const fileId = (await listedFiles(page)).find(({ displayName }) => displayName === name)?.fileId;
  const init = { method: "POST", headers: { authorization: `Bearer ${token}` } };
  const made = await (await fetch(`${baseUrl}/files/token`, init)).json();
  return `${baseUrl}/files/stream/${fileId}?${new URLSearchParams({ token: made.token })}`;
}

const statusOf = async (url: string) => (await fetch(url, { headers: { range: "bytes=0-9" } })).status;

async function select(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await tile(page, name).focus();
    await page.keyboard.press("Space");
  }
}

/** Counts what goes wrong while playing: sources taken away, and errors. */
async function watchPlaying(page: Page): Promise<void> {
  await openFile(page)
    .locator("video")
    .evaluate((video: HTMLVideoElement) => {
      const seen = { sources: 0, errors: 0 };
      Object.assign(window, { playing: seen });
      video.addEventListener("emptied", () => {
        seen.sources += 1;
      });
      video.addEventListener("error", () => {
        seen.errors += 1;
      });
    });
}

test("another backend's library: browse, upload, play past a token's end, share, delete by name, zip, switch", async ({
  page,
  context,
  standIn,
}) => {
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  // Far more bytes than a browser reads ahead (20 MB at most), so that it asks for some after the token's end.
  const film = { path: at("Harbour film.mp4"), seconds: 60, bitrate: "4M", indexFirst: true };
  await Promise.all([
    makeVideo(film),
    makeImage({ path: at("Red barn.jpg"), width: 1600, height: 1000 }),
    makeImage({ path: at("Blue boat.png"), format: "png" }),
  ]);
  for (const name of notes) writeFileSync(at(name), `What ${name} says.`);
  let firstUrl = "";
  let endsAt = 0;
  const ranges: { sentAt: number; status: number }[] = [];
  const player = await test.step("switched to by keyboard, an empty library says what it can do", async () => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Add sample media" })).toBeVisible();
    await page.getByRole("button", { name: /^Library: VideoGen/ }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitemradio", { name: "VideoGen" })).toBeChecked();
    await expectAccessible(page, "the choice of a library");
    await page.keyboard.press("ArrowDown");
    // Radix moves the focus after the key, by a timer.
    await expect(page.getByRole("menuitemradio", { name: "Valstorm" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: /^Library: Valstorm/ })).toBeVisible();
    await expect(page.getByText("are found by their name")).toBeVisible();
    return page;
  });

  await test.step("real bytes arrive by way of the server; tiles draw themselves", async () => {
    await page
      .locator("input[type=file][multiple]")
      .first()
      .setInputFiles([film.path, at("Red barn.jpg"), at("Blue boat.png"), ...notes.map(at)]);
    for (const name of ["Harbour film.mp4", "Red barn.jpg", "Blue boat.png"]) {
      await expectThumbnail(tile(page, name));
      expect(await tile(page, name).locator("img").first().getAttribute("src")).toMatch(/^blob:/);
    }
    await expect(page.getByRole("region", { name: "Uploads" })).toContainText("5 files added");
  });

  await test.step("a film plays", async () => {
    await tile(player, "Harbour film.mp4").click();
    await expect(openFile(player).getByText("keeps the original alone")).toBeVisible();
    await expect(openFile(player).getByRole("button", { name: "Archive" })).toHaveCount(0);
    const video = openFile(player).locator("video");
    await openFile(player)
      .getByRole("button", { name: /^play$/i })
      .click();
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.5);
    // With a token no older than the one that the server plays with.
    firstUrl = await streamUrl(player, standIn, "Harbour film.mp4");
    endsAt = Date.now() + tokenSeconds * 1000;
    expect(await statusOf(firstUrl)).toBe(206);
    await watchPlaying(player);
    player.on("response", (response) => {
      if (response.url().includes("/bytes?backend=")) ranges.push({ sentAt: Date.now(), status: response.status() });
    });
  });

  const other = await context.newPage();
  // A person's choice of a place cannot be made here: the browser's downloads are the other way.
  await other.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await test.step("meanwhile: name search, sort, and a second visit draws nothing anew", async () => {
    const bytes: string[] = [];
    other.on("request", (request) => {
      if (request.url().includes("/bytes?backend=")) bytes.push(request.url());
    });
    const sorted = await (await other.request.get("/api/files?sort=name")).json();
    expect(sorted.files.map((file: { displayName: string }) => file.displayName)).toEqual([
      "Blue boat.png",
      "Harbour film.mp4",
      ...notes,
      "Red barn.jpg",
    ]);
    await other.goto("/");
    for (const name of ["Harbour film.mp4", "Red barn.jpg"]) await expectThumbnail(tile(other, name));
    expect(bytes).toEqual([]);
    await other.getByRole("searchbox").fill("barn");
    await expect.poll(() => names(other)).toEqual(["Red barn.jpg"]);
  });

  await test.step("a link is on, gives the very bytes, and is off", async () => {
    await tile(other, "Red barn.jpg").click();
    const sharing = openFile(other).getByRole("switch", { name: "Public preview" });
    await sharing.click();
    await expect(sharing).toBeChecked();
    const link = openFile(other).getByRole("textbox", { name: "Public link" });
    const outsider = await other.goto(await link.inputValue());
    expect(outsider?.status()).toBe(200);
    const shown = await other.locator("img").first().getAttribute("src");
    const got = await (await fetch(shown ?? "")).arrayBuffer();
    expect(Buffer.from(got).equals(readFileSync(at("Red barn.jpg")))).toBe(true);
    await other.goBack();
    await sharing.click();
    await expect(sharing).not.toBeChecked();
    await expect.poll(async () => (await fetch(shown ?? "")).status).toBe(403);
  });

  await test.step("deleting for good wants the name, and takes no other", async () => {
    await openFile(other).getByRole("button", { name: "Delete permanently" }).click();
    const dialog = other.getByRole("dialog", { name: "Delete this file permanently?" });
    const field = dialog.getByRole("textbox");
    await expect(dialog).toContainText("There is no undo");
    await field.fill("red barn.jpg");
    await field.press("Enter");
    await expect(dialog.getByText("This is not the name of the file.")).toBeVisible();
    await expectAccessible(other, "deleting for good, with a wrong name");
    await field.fill("Red barn.jpg");
    await field.press("Enter");
    await expect(other.getByRole("dialog")).toHaveCount(0);
    await expect(other.getByText("Deleted Red barn.jpg")).toBeVisible();
    await other.getByRole("button", { name: "Clear search" }).first().click();
    await expect.poll(async () => (await names(other)).sort()).toEqual(["Blue boat.png", "Harbour film.mp4", ...notes]);
    expect((await listedFiles(other)).map(({ displayName }) => displayName)).not.toContain("Red barn.jpg");
  });

  await test.step("many at once: saved as one zip by way of the server, then deleted for good by their number", async () => {
    const many = ["Blue boat.png", ...notes];
    await select(other, many);
    const bar = other.getByRole("region", { name: "Selected files" });
    await expect(bar).toContainText("3 files selected");
    await expect(bar.getByRole("button", { name: "Archive" })).toHaveCount(0);
    const arrives = other.waitForEvent("download");
    await bar.getByRole("button", { name: "Download" }).click();
    const entries = unzipSync(readFileSync(await (await arrives).path()));
    expect(Object.keys(entries).sort()).toEqual(many);
    for (const name of many) expect(Buffer.compare(entries[name] ?? Buffer.of(), readFileSync(at(name)))).toBe(0);
    await bar.getByRole("button", { name: "Delete permanently" }).click();
    const dialog = other.getByRole("dialog", { name: "Delete 3 files permanently?" });
    await dialog.getByRole("textbox").fill("2");
    await dialog.getByRole("textbox").press("Enter");
    await expect(dialog.getByText("This is not the number of files.")).toBeVisible();
    await dialog.getByRole("textbox").fill("3");
    await dialog.getByRole("textbox").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => names(other)).toEqual(["Harbour film.mp4"]);
    expect(await listedFiles(other)).toHaveLength(1);
  });

  await test.step("what it cannot do is said where one looks, in both themes, on a phone too", async () => {
    await other.setViewportSize({ width: 390, height: 844 });
    await other
      .getByRole("banner")
      .getByRole("button", { name: /^Status/ })
      .click();
    const status = other.getByRole("dialog", { name: "Status" });
    await expect(status).toContainText("What Valstorm cannot do");
    await expect(status).toContainText("it only deletes for good");
    await expect(status).toContainText("sets no hourly limits");
    await expectAccessible(other, "what a backend cannot do");
    await other.keyboard.press("Escape");
    await expectAccessible(other, "the library of another backend");
  });

  await test.step("the film has gone on past its token's end without a break", async () => {
    await player.bringToFront();
    const video = openFile(player).locator("video");
    const played = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(() => statusOf(firstUrl), { timeout: 30_000 }).toBe(401);
    const seen = await player.evaluate(() => Reflect.get(window, "playing"));
    expect(seen).toEqual({ sources: 0, errors: 0 });
    const before = await played();
    await expect.poll(played).toBeGreaterThan(before + 1);
    expect(await video.evaluate((element: HTMLVideoElement) => element.paused || element.error !== null)).toBe(false);
    await expect(openFile(player).getByRole("alert")).toHaveCount(0);
    // The browser goes on asking for bytes, with a token that was made since.
    await expect.poll(() => ranges.some(({ sentAt }) => sentAt > endsAt), { timeout: 30_000 }).toBe(true);
    expect(ranges.filter(({ status }) => status !== 206)).toEqual([]);
  });

  await test.step("back to the engine: nothing of Valstorm is left, and other tabs follow", async () => {
    await other.getByRole("button", { name: /^Library: Valstorm/ }).click();
    await other.getByRole("menuitemradio", { name: "VideoGen" }).click();
    await expect(other.getByRole("button", { name: "Add sample media" })).toBeVisible();
    await expect(player.getByRole("button", { name: /^Library: VideoGen/ })).toBeVisible();
    await expect(player.getByRole("dialog")).toHaveCount(0);
    await other.reload();
    await expect(other.getByRole("button", { name: /^Library: VideoGen/ })).toBeVisible();
  });
});
