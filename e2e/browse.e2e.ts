import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { expectAccessible } from "./support/accessible";
import { tile } from "./support/page";
import { seedPictures, startVitrine, type Vitrine } from "./support/vitrine";

const seeded = 1_500;
const uploads = [
  { name: "First.txt", text: "What the first one says." },
  { name: "Twin.txt", text: "What one twin says." },
  { name: "Twin.txt", text: "What the other twin says, which is longer." },
];

let vitrine: Vitrine;
test.beforeAll(async () => {
  vitrine = await startVitrine({}, (dataDir) => seedPictures(dataDir, seeded));
  for (const { name, text } of uploads) await upload(name, text);
});
test.afterAll(() => vitrine?.stop());

async function upload(displayName: string, text: string): Promise<void> {
  const headers = { authorization: `Bearer ${vitrine.apiKey}`, "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify({ displayName }) };
  const { uploadUrl } = await (await fetch(`${vitrine.engineUrl}/v1/files/upload`, request)).json();
  expect((await fetch(uploadUrl, { method: "PUT", body: text })).status).toBe(200);
}

/** The name of the file that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector<HTMLElement>("bdi[title]")?.title ?? null);
const bar = (page: Page) => page.getByRole("region", { name: "Selected files" });

test("1,500 files by keyboard, and what is done with several at once", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: vitrine.url });
  // The dialog of the system cannot be driven; without it the zip goes to the downloads.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.goto(`${vitrine.url}/?view=table`);
  const grid = page.getByRole("grid");
  await expect(page.getByText("1,503 files").first()).toBeVisible({ timeout: 30_000 });

  await test.step("the keys reach every file of the table", async () => {
    await expect(grid).toHaveAttribute("aria-rowcount", /^150[34]$/);
    await tile(page, "Twin.txt").first().focus();
    await page.keyboard.press("Control+End");
    await expect.poll(() => focused(page)).not.toBe("Twin.txt");
    await page.keyboard.press("Control+Home");
    await expect.poll(() => focused(page)).toBe("Twin.txt");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toBe("First.txt");
  });

  await test.step("a place among the files is kept through a reload", async () => {
    await page.goto(vitrine.url);
    await expect(page.getByText("1,503 files").first()).toBeVisible();
    await page.mouse.wheel(0, 30_000);
    /** How far below the window's top the file stands that the browser's history remembers. */
    const place = () =>
      page.evaluate(() => {
        const fileId = history.state?.vitrinePlace?.fileId;
        const tile = document.querySelector(`[data-file-id="${fileId}"]`);
        return tile && { fileId, top: Math.round(tile.getBoundingClientRect().top) };
      });
    await expect.poll(place).not.toBeNull();
    const before = await place();
    await page.reload();
    await expect.poll(place).toEqual(before);
  });

  await test.step("a box drawn with the pointer selects what it touches, also beyond the window; Escape takes it back", async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    const first = await tile(page, "Twin.txt").first().boundingBox();
    if (!first) throw new Error("The first tile has no place.");
    const columns = Number(await grid.getAttribute("aria-colcount"));
    await page.mouse.move(first.x - 12, first.y + 20);
    await page.mouse.down();
    await page.mouse.move(first.x + first.width * 1.5, first.y + 40, { steps: 4 });
    await expect(bar(page)).toContainText("2 files selected");
    await page.mouse.move(page.viewportSize()?.width ?? 0, (page.viewportSize()?.height ?? 0) - 2, { steps: 4 });
    // The page is pulled along.
    await expect
      .poll(async () => Number((await bar(page).textContent())?.match(/^(\d+) files selected/)?.[1] ?? 0))
      .toBeGreaterThan(columns * 6);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(bar(page)).toHaveCount(0);
  });

  await test.step("the box in the table, and where lines begin at the right", async () => {
    const selected = page.locator("[aria-selected=true]");
    await page.goto(`${vitrine.url}/?view=table`);
    await expect(page.getByText("1,503 files").first()).toBeVisible();
    const row = await page.getByRole("row").nth(1).boundingBox();
    if (!row) throw new Error("The first row has no place.");
    await page.mouse.move(row.x + row.width - 20, row.y + row.height / 2);
    await page.mouse.down();
    await page.mouse.move(row.x + row.width - 200, row.y + row.height * 2.5, { steps: 4 });
    await expect(selected).toHaveCount(3);
    await page.mouse.up();
    await expect(bar(page)).toContainText("3 files selected");

    await page.goto(`${vitrine.url}/?locale=ar-XB`);
    const first = tile(page, "Twin.txt").first();
    await expect(first).toBeVisible();
    await expect(grid).toBeVisible();
    const { x, y, width } = (await first.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.move(x + width + 12, y + 20);
    await page.mouse.down();
    await page.mouse.move(x - width / 2, y + 40, { steps: 4 });
    await expect(selected).toHaveCount(2);
    await expect(selected.first()).toContainText("Twin.txt");
    const drawn = await page.locator("[data-marquee]").boundingBox();
    expect(drawn).toMatchObject({ x: x - width / 2, y: y + 20 });
    await page.mouse.up();
    await page.goto(`${vitrine.url}/?locale=en`);
  });

  await test.step("three are selected with Shift, and shared", async () => {
    await page.goto(`${vitrine.url}/?view=table`);
    await tile(page, "First.txt").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Shift+ArrowUp");
    await expect(bar(page)).toContainText("3 files selected");
    await bar(page).getByRole("button", { name: "Copy links" }).click();
    await expect(page.getByText("None of the selected files is shared.")).toBeVisible();
    await bar(page).getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByText("3 files shared")).toBeVisible();
    await bar(page).getByRole("button", { name: "Copy links" }).click();
    await expect(page.getByText("3 links copied")).toBeVisible();
    const links = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    expect(links).toHaveLength(3);
    for (const link of links) expect((await page.request.get(link)).status()).toBe(200);
  });

  await test.step("one zip has all their bytes under names of their own", async () => {
    const arrived = page.waitForEvent("download");
    await bar(page).getByRole("button", { name: "Download" }).click();
    const download = await arrived;
    expect(download.suggestedFilename()).toBe("Vitrine, 3 files.zip");
    const entries = Object.entries(unzipSync(readFileSync(await download.path())));
    expect(entries.map(([name]) => name).sort()).toEqual(["First.txt", "Twin (2).txt", "Twin.txt"]);
    const texts = entries.map(([, bytes]) => new TextDecoder().decode(bytes)).sort();
    expect(texts).toEqual(uploads.map(({ text }) => text).sort());
    await expectAccessible(page, "the table with selected files, after a download");
  });

  await test.step("one that cannot be read is told, and the others are in the zip", async () => {
    const downloads = "**/api/files/*/download?*";
    let isFirst = true;
    await page.route(downloads, (route) => {
      if (!isFirst) return route.continue();
      isFirst = false;
      return route.fulfill({ status: 503, body: "{}" });
    });
    const arrived = page.waitForEvent("download");
    await bar(page).getByRole("button", { name: "Download" }).click();
    expect(Object.keys(unzipSync(readFileSync(await (await arrived).path())))).toHaveLength(2);
    await expect(page.getByText("1 file not in the zip")).toBeVisible();
    await page.unroute(downloads);
    await expectAccessible(page, "what was done with several files failed in part");
    const rest = page.waitForEvent("download");
    await page.getByRole("button", { name: "Try again" }).click();
    expect(Object.keys(unzipSync(readFileSync(await (await rest).path())))).toHaveLength(1);
    await expect(page.getByText("1 file not in the zip")).toHaveCount(0);
  });

  await test.step("all are archived at once, and brought back", async () => {
    await bar(page).getByRole("button", { name: "Archive" }).click();
    await expect(tile(page, "First.txt")).toHaveCount(0);
    await expect(bar(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(tile(page, "First.txt")).toBeVisible();
    await expect(tile(page, "Twin.txt")).toHaveCount(2);
  });
});

test("while someone types, nothing is drawn or asked for that would only pass by", async ({ page }) => {
  await page.clock.install();
  await page.goto(vitrine.url);
  await expect(page.getByText("1,503 files").first()).toBeVisible({ timeout: 30_000 });
  const beyondWindow = () =>
    page
      .locator("main [data-file-id]")
      .evaluateAll((tiles) => tiles.filter((tile) => tile.getBoundingClientRect().top > window.innerHeight).length);
  await expect.poll(beyondWindow).toBeGreaterThan(0);
  const box = page.getByRole("searchbox", { name: "Search files" });
  await box.focus();

  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  const pictures: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/thumbnail")) pictures.push(request.url());
  });
  await box.press("m");
  await expect(page.getByRole("grid", { name: "Search results" })).toBeVisible();
  await expect.poll(beyondWindow).toBe(0);
  expect(pictures).toEqual([]);

  await page.clock.resume();
  await expect.poll(beyondWindow).toBeGreaterThan(0);
  await expect.poll(() => pictures.length).toBeGreaterThan(10);
});

test("tiles come in three sizes, names can be typed, and nothing moves when pictures come", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(vitrine.url);
  const tiles = page.locator("main a[data-file-id]");
  const pictures = tiles.locator("img");
  const haveCome = () =>
    pictures.evaluateAll(
      (all: HTMLImageElement[]) => all.length > 10 && all.every(({ naturalWidth }) => naturalWidth > 0),
    );
  await expect.poll(haveCome).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toEqual([]);

  const width = async () => (await tiles.first().boundingBox())?.width ?? 0;
  const medium = await width();
  await page.getByRole("radio", { name: "Small tiles" }).press("Space");
  await expect.poll(width).toBeLessThan(medium);
  await expect(page).toHaveURL(/view=small/);
  await page.getByRole("radio", { name: "Large tiles" }).press("Space");
  await expect.poll(width).toBeGreaterThan(medium);
  await expect(page).toHaveURL(/view=large/);

  await tiles.first().focus();
  await page.keyboard.type("first");
  await expect.poll(() => focused(page)).toBe("First.txt");
});
