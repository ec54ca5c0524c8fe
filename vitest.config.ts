import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    // What is done at random is done far more often with LONG_TESTS=1.
    provide: {
      longTests: process.env.LONG_TESTS === "1",
      formatsTable: process.env.FORMATS_TABLE ?? "",
      isCi: Boolean(process.env.CI),
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Media tests start children of their own; two files at once fill two cores.
    maxWorkers: 2,
  },
});
