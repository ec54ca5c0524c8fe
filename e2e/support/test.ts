import { test as base } from "@playwright/test";
import { startVitrine, type Vitrine } from "./vitrine";

/** `vitrine` runs as long as the test file does; every file begins with an empty library. */
export const test = base.extend<{ library: Vitrine }, { vitrine: Vitrine }>({
  vitrine: [
    async ({ browserName: _ }, use) => {
      const vitrine = await startVitrine();
      await use(vitrine);
      await vitrine.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ vitrine }, use) => use(vitrine.url),
});

export { expect } from "@playwright/test";
