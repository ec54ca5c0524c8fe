import type { BrowserContext } from "@playwright/test";

/** Makes every page of the context believe that it is so many minutes later (or earlier). */
export async function shiftClock(context: BrowserContext, minutes: number): Promise<void> {
  const content = `{
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(Real.now() + ${minutes * 60_000});
        else super(...given);
      }
      static now() { return Real.now() + ${minutes * 60_000}; }
    };
  }`;
  await context.addInitScript({ content });
}
