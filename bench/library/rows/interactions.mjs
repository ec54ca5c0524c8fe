import { boundRow, quantile } from "../quantile.mjs";

/** A session as of a person, by the browser's own measure (Event Timing). @param {import("@playwright/test").Page} page @param {string} url */
export async function interactionRows(page, url) {
  await page.goto(url);
  await page.locator("main [data-file-id]").nth(10).waitFor();
  await page.waitForTimeout(3_000);
  await page.evaluate(() => {
    Reflect.get(window, "probe").events.length = 0;
  });
  let interactions = 0;
  const press = async (/** @type {string} */ key) => {
    await page.keyboard.press(key);
    interactions += 1;
    await page.waitForTimeout(120);
  };
  for (const text of ["mountain", "blue city", "studio"]) {
    await page.getByRole("searchbox").click();
    interactions += 1;
    for (const letter of text) await press(letter === " " ? "Space" : letter);
    await press("Escape");
  }
  await page.locator("main [data-file-id]").first().focus();
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", "End", "Home", "ArrowDown", "ArrowLeft"])
    for (let time = 0; time < 4; time += 1) await press(key);
  for (let time = 0; time < 5; time += 1) {
    await press("Home");
    await press("ArrowRight");
    await press("Enter");
    await page
      .locator("[role=dialog]")
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined);
    await page.waitForTimeout(500);
    await press("Escape");
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(500);
  /** @type {{ name: string, duration: number, id: number, target: string }[]} */
  const events = await page.evaluate(() => Reflect.get(window, "probe").events);
  /** @type {Map<number, number>} */
  const longest = new Map();
  for (const { id, duration } of events) longest.set(id, Math.max(duration, longest.get(id) ?? 0));
  // The browser tells nothing of those under 16 ms.
  const all = [...longest.values(), ...Array.from({ length: Math.max(0, interactions - longest.size) }, () => 0)];
  const slow = events.filter(({ duration }) => duration > 80).map(({ name, target }) => `${name} on ${target}`);
  if (slow.length > 0) console.log(`       slow: ${[...new Set(slow)].join(", ")}`);
  const note = ` (${all.length} interactions, longest ${Math.max(0, ...all).toFixed(0)} ms)`;
  return [boundRow("interaction to next paint over a session, p98", quantile(all, 0.98), 100, "ms", note)];
}
