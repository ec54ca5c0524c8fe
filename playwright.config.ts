import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Files begin in the order of their names: a long one at the end leaves the other worker idle.
  // Each has a Vitrine of its own. Two fill two cores: a third one takes as long, and what is waited for comes too late.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : "list",
  use: {
    browserName: "chromium",
    // Traces of every step take a fifth of the time of all tests: a failed one leaves its last picture.
    trace: process.env.TRACE ? { mode: "retain-on-failure", screenshots: false, snapshots: true } : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      // library.test is a name that is not loopback's, for the tests of access.
      args: [
        "--host-resolver-rules=MAP library.test 127.0.0.1",
        "--no-sandbox",
        // Where there is none, drawing without one is faster than Chromium's imitation of it.
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
});
