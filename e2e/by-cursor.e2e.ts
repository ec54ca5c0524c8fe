import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { seedPictures, startVitrine, type Vitrine } from "./support/vitrine";

const seeded = 900;
let vitrine: Vitrine;
test.beforeAll(async () => {
  vitrine = await startVitrine({ LIBRARY_INDEX_MAX_FILES: "300" }, (dataDir) => seedPictures(dataDir, seeded));
});
test.afterAll(() => vitrine?.stop());

/** How far below the window's top the file stands that the browser's history remembers. */
const place = (page: Page) =>
  page.evaluate(() => {
    const kept = history.state?.vitrinePlace;
    const tile = document.querySelector(`[data-file-id="${kept?.fileId}"]`);
    return tile && { position: kept.position, top: Math.round(tile.getBoundingClientRect().top) };
  });

/** Two screens or so further down, until the page has come to rest there. */
const scrollOn = () =>
  new Promise<void>((resolve) => {
    const before = window.scrollY;
    window.addEventListener("scrollend", () => resolve(), { once: true });
    window.scrollBy(0, 2_000);
    if (window.scrollY === before) resolve();
  });

test("a library above the index's limit is browsed by cursor, to its end, and the place in it is kept", async ({
  page,
}) => {
  await page.goto(vitrine.url);
  await expect(page.getByText("This library has more than 300 files")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, "a library that is not indexed");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "-1");

  await test.step("more comes before its end is seen", async () => {
    await expect(async () => {
      await page.evaluate(scrollOn);
      expect((await place(page))?.position ?? 0).toBeGreaterThan(200);
    }).toPass();
  });

  await test.step("a reload leads back to the same file at the same height, though it is loaded page by page", async () => {
    const before = await place(page);
    await page.reload();
    await expect.poll(() => place(page)).toEqual(before);
  });

  await test.step("at the end all are there, and counted", async () => {
    await page.locator("a[data-file-id]").first().focus();
    const isAtEnd = page.getByText("900 files · That is the whole library");
    await expect(async () => {
      await page.keyboard.press("Control+End");
      await expect(isAtEnd).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const columns = Number(await grid.getAttribute("aria-colcount"));
    await expect(grid).toHaveAttribute("aria-rowcount", String(Math.ceil(seeded / columns)));
    expect(await page.evaluate(() => document.getElementsByTagName("*").length)).toBeLessThan(2_500);
  });
});
