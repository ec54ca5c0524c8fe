import { chromium } from "@playwright/test";
import { installProbe } from "./in-page.mjs";

export const viewport = { width: 1440, height: 900 };

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROME_PATH || "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** A page of its own, with nothing kept from others. @param {import("@playwright/test").Browser} browser */
export async function newPage(browser) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

/**
 * The library page when its tiles are there and, where the library has an index, all its files are counted on it.
 * @param {import("@playwright/test").Page} page @param {import("./world.mjs").World} world @param {boolean} isIndexed
 */
export async function openLibrary(page, world, isIndexed) {
  await page.goto(world.url);
  await page.waitForFunction(() => Reflect.get(window, "probe").firstTiles > 0);
  const count = world.files.toLocaleString("en");
  if (isIndexed) await page.getByRole("main").getByText(`${count} files`).first().waitFor({ timeout: 120_000 });
  else await page.waitForTimeout(3_000);
}
