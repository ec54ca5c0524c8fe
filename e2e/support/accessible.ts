import { expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { z } from "zod";

const resultsSchema = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
  ),
});

/** Asserts that axe finds nothing in the page as it stands, in both themes, and that nothing sticks out at its side. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await atRest(page);
    expect(await violations(page), `${state}, ${colorScheme}`).toEqual([]);
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${state}: pixels beyond the page's side`).toBe(0);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** axe is put into each document once: its own driver for Playwright does so for every look, which takes as long again. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const results = await page.evaluate(() => Reflect.get(window, "axe").run({ resultTypes: ["violations"] }));
  return resultsSchema
    .parse(results)
    .violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join()}`,
    );
}

/** What comes in or goes away does so in a millisecond, but not at once. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}
