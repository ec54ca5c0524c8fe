import { join } from "node:path";
import type { Page } from "@playwright/test";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { libraryTexts } from "@/lib/messages/en/library";
import { refineTexts } from "@/lib/messages/en/refine";
import { shortcutTexts } from "@/lib/messages/en/shortcuts";
import { statusTexts } from "@/lib/messages/en/status";
import { makeVideo } from "@/scripts/media/video.mjs";
import { freshFolder } from "./support/fresh-folder";
import { openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "pseudo-locale" });

const locale = "ar-XB";
const widths = [390, 1440];
const names = ["first.mp4", "second.bin", "מצגת שלישית.bin", "fo\u202Etxt.urth.bin"];
/** What of these names is shown: nothing that reorders its surroundings. */
const shownNames = names.map((name) => name.replace("\u202E", ""));
/** A key that sonner names for its toasts, and the backend's own name. */
const keyNames = ["alt+T", "VideoGen"];

/** Plain Latin letters in what a person reads or hears of the page, but for names of files, code and keys. */
async function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(
    (own) => {
      const verbatim =
        "bdi, code, kbd, pre, script, style, textarea, [translate=no], nextjs-portal, next-route-announcer";
      const found: string[] = [];
      const look = (text: string | null, where: Element) => {
        if (!text || where.closest(verbatim)) return;
        const rest = own.reduce((left, name) => left.replaceAll(name, ""), text);
        if (/[A-Za-z]{2}/.test(rest)) found.push(`${where.tagName.toLowerCase()}: ${text}`);
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.parentElement) look(node.textContent, node.parentElement);
      for (const element of document.body.querySelectorAll("*"))
        for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"])
          look(element.getAttribute(name), element);
      look(document.title, document.body);
      return found;
    },
    [...shownNames, ...keyNames],
  );
}

async function expectTurnedAround(page: Page): Promise<void> {
  expect(await untranslated(page)).toEqual([]);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(beyond, { message: `sticks out at ${width} px` }).toBeLessThanOrEqual(0);
  }
}

test("every page reads from right to left, with no word that never met the catalogue", async ({ page }) => {
  const text = libraryTexts(locale);
  const drawer = drawerTexts(locale);

  await test.step("the empty library", async () => {
    await page.goto(`/?locale=${locale}`);
    await expect(page.getByRole("button", { name: text.addSamples })).toBeVisible();
    await expectTurnedAround(page);
  });

  await test.step("tiles and uploads; the locale is remembered", async () => {
    const video = join(freshFolder(), names[0] ?? "");
    await makeVideo({ path: video, seconds: 2, width: 320, height: 180 });
    const input = page.locator("input[type=file]");
    for (const name of names.slice(1).toReversed()) {
      await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(`${name} 1`) });
      await expect(tile(page, name.replace("\u202E", ""))).toBeVisible();
    }
    await input.setInputFiles(video);
    await expect(tile(page, "first.mp4")).toBeVisible();
    await expectTurnedAround(page);
    await page.goto("/");
    await expect(tile(page, "first.mp4")).toContainText("٠:٠٢", { timeout: 30_000 });
    await expectTurnedAround(page);
  });

  await test.step("the first tile stands at the right, and arrows go where they point", async () => {
    const links = page.getByRole("main").getByRole("link");
    const [first, second] = [await links.nth(0).boundingBox(), await links.nth(1).boundingBox()];
    expect(first?.x).toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY);
    await links.nth(0).focus();
    await page.keyboard.press("ArrowLeft");
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(links.nth(0)).toBeFocused();
  });

  await test.step("the drawer: at the left, its player from left to right", async () => {
    await tile(page, "first.mp4").focus();
    await page.keyboard.press("Enter");
    await expect(openFile(page).locator("media-play-button")).toBeVisible({ timeout: 30_000 });
    expect(
      await openFile(page)
        .locator("media-controller")
        .evaluate((player) => getComputedStyle(player).direction),
    ).toBe("ltr");
    await expectTurnedAround(page);
    expect((await openFile(page).boundingBox())?.x).toBe(0);
    await openFile(page).focus();
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("dialog", { name: /^first/ })).toHaveCount(0);
    await expect(openFile(page).getByRole("button", { name: drawer.previous })).toBeEnabled();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("keys, status, a search that finds nothing", async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: shortcutTexts(locale).title })).toBeVisible();
    await expectTurnedAround(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("q");
    await expect(page.getByRole("dialog", { name: statusTexts(locale).title })).toContainText(
      statusTexts(locale).callsThisHour,
    );
    await expectTurnedAround(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await expectTurnedAround(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: refineTexts(locale).views }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectTurnedAround(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("קטבים");
    await expect(page.getByRole("button", { name: text.clearSearch })).toBeVisible();
    await expectTurnedAround(page);
  });

  await test.step("the pages beside the library", async () => {
    for (const path of ["/sign-in", "/nowhere/at-all", "/embed/nothing"]) {
      await page.goto(path);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expectTurnedAround(page);
    }
    await page.goto("/?locale=en");
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
    await expect(page.getByRole("searchbox", { name: "Search files" })).toBeVisible();
  });
});
