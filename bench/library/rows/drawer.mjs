import { boundRow, quantile } from "../quantile.mjs";

const VIDEOS = 12;

/** From the click on a tile to the frame that shows the video's first picture. @param {import("@playwright/test").Page} page @param {string} url */
export async function drawerRows(page, url) {
  await page.goto(`${url}/?type=VIDEO&state=ready`);
  await page.locator("main [data-file-id]").nth(VIDEOS).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1_500);
  const times = [];
  let silent = 0;
  for (let at = 0; at <= VIDEOS; at += 1) {
    const tile = page.locator("main [data-file-id]").nth(at);
    await tile.hover();
    await page.waitForTimeout(300);
    const ms = await page.evaluate(async (place) => {
      const probe = Reflect.get(window, "probe");
      const tile = document.querySelectorAll("main [data-file-id]")[place];
      if (!(tile instanceof HTMLElement)) return null;
      const began = performance.now();
      tile.click();
      const isShown = () =>
        [...document.querySelectorAll("[role=dialog] video")].some(
          (video) => video instanceof HTMLVideoElement && video.readyState >= 2 && video.videoWidth > 0,
        );
      while (!isShown() && performance.now() - began < 5_000) await new Promise(requestAnimationFrame);
      return isShown() ? (await probe.painted()) - began : null;
    }, at);
    // The first one fetches the drawer's code.
    if (at > 0 && ms !== null) times.push(ms);
    if (at > 0 && ms === null) silent += 1;
    await page.keyboard.press("Escape");
    await page
      .locator("[role=dialog]")
      .waitFor({ state: "detached", timeout: 5_000 })
      .catch(() => undefined);
    await page.waitForTimeout(300);
  }
  const note = ` (median ${quantile(times, 0.5).toFixed(0)} ms${silent ? `; ${silent} of ${VIDEOS} showed none` : ""})`;
  const row = boundRow(
    "drawer opened: first frame of a ready video, p75, warm",
    quantile(times, 0.75),
    500,
    "ms",
    note,
  );
  return [{ ...row, ok: row.ok && silent === 0 }];
}
