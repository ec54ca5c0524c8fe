import { median } from "../../measure.mjs";
import { newPage } from "../browser.mjs";
import { boundRow } from "../quantile.mjs";

const RUNS = 5;

/** @param {import("@playwright/test").Browser} browser @param {import("../world.mjs").World} world */
export async function firstTilesRows(browser, world) {
  const times = [];
  const sizes = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, cdp, close } = await newPage(browser);
    /** @type {Map<string, { bytes: number, at: number }>} */
    const scripts = new Map();
    cdp.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.set(requestId, { bytes: 0, at: Number.POSITIVE_INFINITY });
    });
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scripts.set(requestId, { bytes: encodedDataLength, at: Date.now() });
    });
    await cdp.send("Network.enable");
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(world.url);
    await page.waitForFunction(() => Reflect.get(window, "probe").firstTiles > 0);
    const { firstTiles, firstTilesEpoch } = await page.evaluate(() => ({ ...Reflect.get(window, "probe") }));
    await page.waitForTimeout(500);
    times.push(firstTiles);
    const before = [...scripts.values()].filter(({ at }) => at <= firstTilesEpoch);
    sizes.push(before.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
    await close();
  }
  const worst = Math.max(...times).toLocaleString("en", { maximumFractionDigits: 0 });
  return [
    boundRow(
      `first tiles painted, cold, 4x CPU slow-down (median of ${RUNS})`,
      median(times),
      2_000,
      "ms",
      ` (longest ${worst} ms)`,
    ),
    boundRow("JavaScript that arrived before them (largest)", Math.max(...sizes), 180, "kB"),
  ];
}
