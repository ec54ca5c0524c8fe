import { boundRow, quantile } from "../quantile.mjs";

const TYPED = [
  "golden harvest",
  "img_00012",
  "lisbon tram",
  "harvst",
  "mountian ridge",
  "video",
  "zurich lake",
  "coffee",
];
const TYPED_AGAIN = ["rooftop garden", "blue", "vertical", "city skyline", "studio portrait", "factory", "final 1999"];
/** Between two letters; results that come later than this would be counted to the next. */
const PAUSE_MS = 220;

/**
 * From the key to the frame that shows other tiles than before it. Keys that change nothing on the screen are not counted.
 * @param {import("@playwright/test").Page} page
 */
export async function findRows(page) {
  await page.evaluate(() => {
    const probe = Reflect.get(window, "probe");
    const shown = () =>
      [...document.querySelectorAll("main [data-file-id]")].map((tile) => tile.getAttribute("data-file-id")).join();
    const keys = { at: 0, last: 0, before: "", times: /** @type {number[]} */ ([]) };
    Reflect.set(probe, "keys", keys);
    new MutationObserver(() => {
      const now = shown();
      if (now === keys.before) return;
      keys.before = now;
      const { at } = keys;
      probe.afterPaint(() => {
        if (at === keys.at) keys.last = performance.now();
      });
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-file-id"] });
    const settle = () => {
      if (keys.last > 0) keys.times.push(keys.last - keys.at);
      keys.last = 0;
    };
    window.addEventListener(
      "keydown",
      (event) => {
        settle();
        keys.at = event.timeStamp;
      },
      { capture: true },
    );
    Reflect.set(probe, "settleKeys", settle);
  });
  const box = page.getByRole("searchbox");
  let letters = 0;
  for (const text of [...TYPED, ...TYPED_AGAIN, ...TYPED]) {
    await box.fill("");
    await page.waitForTimeout(PAUSE_MS);
    await page.evaluate(() => Object.assign(Reflect.get(window, "probe").keys, { at: 0, last: 0 }));
    await box.focus();
    for (const letter of text) {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      letters += 1;
      await page.waitForTimeout(PAUSE_MS);
    }
    await page.evaluate(() => Reflect.get(window, "probe").settleKeys());
  }
  await box.fill("");
  /** @type {number[]} */
  const times = await page.evaluate(() => Reflect.get(window, "probe").keys.times);
  const note = ` (median ${quantile(times, 0.5).toFixed(0)} ms; ${times.length} of ${letters} letters changed the tiles)`;
  return [boundRow("keystroke to painted results, p95", quantile(times, 0.95), 80, "ms", note)];
}
