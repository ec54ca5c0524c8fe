import { test as base } from "@playwright/test";
import { startVitrine, type Vitrine } from "./vitrine";

type WorkerFixtures = {
  /** Names the library of a test file: Playwright gives each name a worker, and so a Vitrine with an empty library, of its own. */
  libraryName: string;
  vitrine: Vitrine;
};

export const test = base.extend<object, WorkerFixtures>({
  libraryName: ["shared", { option: true, scope: "worker" }],
  vitrine: [
    async ({ libraryName: _ }, use) => {
      const vitrine = await startVitrine();
      await use(vitrine);
      await vitrine.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ vitrine }, use) => use(vitrine.url),
});

export { expect } from "@playwright/test";
