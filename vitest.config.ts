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
      // With LIVE_TESTS=1 the suite of all adapters runs against the real services whose keys are set.
      liveServices: process.env.LIVE_TESTS === "1" ? liveServices() : {},
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Polls wait for programs that share two cores with other tests.
    expect: { poll: { timeout: 20_000 } },
    // Media tests start children of their own; two files at once fill two cores.
    maxWorkers: 2,
  },
});

function liveServices() {
  const { VIDEOGEN_API_KEY, VIDEOGEN_BASE_URL, VALSTORM_TOKEN, VALSTORM_BASE_URL } = process.env;
  return {
    ...(VIDEOGEN_API_KEY
      ? { videogen: { apiKey: VIDEOGEN_API_KEY, baseUrl: VIDEOGEN_BASE_URL || "https://api.videogen.io" } }
      : {}),
    ...(VALSTORM_TOKEN
      ? { valstorm: { token: VALSTORM_TOKEN, baseUrl: VALSTORM_BASE_URL || "https://api.valstorm.com/v1" } }
      : {}),
  };
}
