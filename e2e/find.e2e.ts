import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { fillLibrary, saidAt } from "./support/find-library";
import { listedFiles } from "./support/listed-files";
import { openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "find" });

const box = (page: Page) => page.getByRole("searchbox", { name: "Search files" });
const refine = (page: Page) => page.getByRole("region", { name: "Filters, sorting and saved views" });

/** The names of the tiles in their order on the page. */
const names = (page: Page) =>
  page.locator("a[data-file-id] bdi[title]").evaluateAll((found) => found.map((name) => name.getAttribute("title")));

test("finding: typos, filters, sorting, views, palette, moments", async ({ page, vitrine }) => {
  test.setTimeout(120_000);
  await fillLibrary(vitrine);
  await page.goto("/");
  await expect(refine(page)).toContainText("5 files", { timeout: 30_000 });
  // Until everything about the files is known, counts go on changing.
  await expect.poll(async () => (await listedFiles(page)).every(isDone), { timeout: 60_000 }).toBe(true);

  await test.step("a typo finds as one types; the backend is asked once, after a pause", async () => {
    const searches: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/files/search")) searches.push(request.postData() ?? "");
    });
    await box(page).pressSequentially("ha");
    await expect.poll(() => names(page)).toEqual(expect.arrayContaining(["Golden harvest.jpg", "Harbour.jpg"]));
    expect(searches).toEqual([]);
    await box(page).fill("havrest");
    await expect.poll(() => names(page)).toEqual(["Golden harvest.jpg"]);
    await expect(refine(page)).toContainText("1 of 5 files · Searching all 5 files");
    await expect.poll(() => searches).toEqual([expect.stringContaining('"typing":true')]);
    // However many letters there were, one step leads back from them.
    await expect(page).toHaveURL(/q=havrest/);
    await page.goBack();
    await expect(box(page)).toHaveValue("");
    await page.goForward();
    await expect(box(page)).toHaveValue("havrest");
    await box(page).press("Escape");
    await expect(refine(page)).toContainText(/^5 files|5 files$/);
  });

  await test.step("filters count, stand in the address, survive reload and Back", async () => {
    await refine(page).getByRole("button", { name: "Filter by Type" }).click();
    await expect(page.getByRole("menuitemcheckbox")).toHaveText([/Image\s*3/, /PDF\s*1/, /Video\s*1/]);
    await expectAccessible(page, "a menu of filters");
    await page.getByRole("menuitemcheckbox", { name: /Image/ }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/type=IMAGE/);
    await refine(page).getByRole("button", { name: /^Sort/ }).click();
    await page.getByRole("menuitemradio", { name: "Name" }).click();
    await expect(page).toHaveURL(/sort=name/);
    const sorted = ["Alley.jpg", "Golden harvest.jpg", "Harbour.jpg"];
    await expect.poll(() => names(page)).toEqual(sorted);
    await page.reload();
    await expect.poll(() => names(page)).toEqual(sorted);
    await refine(page).getByRole("button", { name: /^Sort/ }).click();
    await page.getByRole("menuitemradio", { name: "Z to A" }).click();
    await expect.poll(() => names(page)).toEqual(sorted.toReversed());
    await page.goBack();
    await expect.poll(() => names(page)).toEqual(sorted);
    await expectAccessible(page, "filtered and sorted");
  });

  await test.step("a view is saved, opened from the menu, deleted and brought back", async () => {
    await refine(page).getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save this view" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill("Pictures by name");
    await expectAccessible(page, "saving a view");
    await page.keyboard.press("Enter");
    await refine(page).getByRole("button", { name: "Remove filter Type: Image" }).click();
    await expect.poll(async () => (await names(page)).length).toBe(5);
    await refine(page).getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Rename or delete views" }).click();
    await page.getByRole("button", { name: "Delete Pictures by name" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("textbox", { name: "Rename Pictures by name" })).toBeVisible();
    await expectAccessible(page, "renaming and deleting views");
    await page.keyboard.press("Escape");
  });

  await test.step("the palette: views and files by keyboard alone", async () => {
    await page.goto("/");
    await expect(refine(page)).toContainText("5 files");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("pictures");
    await expect(page.getByRole("option", { name: "Pictures by name" })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/type=IMAGE&sort=name/);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("quartely");
    await expect(page.getByRole("option", { name: "Quarterly report.pdf" })).toBeVisible();
    await expectAccessible(page, "palette");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Quarterly report.pdf" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("what is said is found, says why, and opens at its word", async () => {
    await page.goto("/");
    await expect(refine(page)).toContainText("5 files");
    await box(page).fill("observatory");
    const elsewhere = page.getByRole("region", { name: "Found by meaning and by what is said" });
    const moment = elsewhere.getByRole("link", { name: "Play from 0:03" });
    await expect(moment).toContainText("saw the old observatory on the hill");
    await expect(elsewhere).toContainText("Said at 0:03");
    await expect(elsewhere).toContainText(/Meaning \d+%/);
    await expect(tile(page, "Harbour.jpg")).toHaveCount(0);
    await expectAccessible(page, "found by meaning and speech");
    await moment.click();
    await expect(page).toHaveURL(/t=3\.5/);
    const video = openFile(page).locator("video");
    await openFile(page)
      .getByRole("button", { name: /^play$/i })
      .click();
    const second = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(second).toBeGreaterThan(saidAt);
    expect(await second()).toBeLessThan(saidAt + 3);
    await page.keyboard.press("Escape");
    await box(page).fill("");
    await box(page).focus();
    await expect(page.getByRole("button", { name: "observatory", exact: true })).toBeVisible();
    await expectAccessible(page, "recent searches");
    await page.getByRole("button", { name: "Forget observatory" }).click();
    await expect(page.getByRole("button", { name: "observatory", exact: true })).toHaveCount(0);
  });

  await test.step("on a phone the filters are a sheet", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/");
    await refine(page).getByRole("button", { name: "Filters" }).click();
    await page.getByRole("dialog", { name: "Filters" }).getByText("PDF").click();
    await expectAccessible(page, "filters as a sheet");
    await page.getByRole("button", { name: "Show files" }).click();
    await expect.poll(() => names(page)).toEqual(["Quarterly report.pdf"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await expectAccessible(page, "filtered, on a phone");
  });
});

function isDone(file: { processing: { state: string } | null }): boolean {
  return file.processing?.state === "done";
}
