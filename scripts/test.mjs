import { requireNode } from "./setup/node-version.mjs";

requireNode();
const { spawnSync } = await import("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = await import("node:fs");
const { tmpdir } = await import("node:os");
const { join } = await import("node:path");
const { installIfStale } = await import("./setup/install.mjs");
const { root } = await import("./setup/settings.mjs");

installIfStale();
const { requireBrowser } = await import("./setup/browser.mjs");
const { buildAll } = await import("./setup/build-all.mjs");
const { installTestPackages } = await import("./setup/test-packages.mjs");
const browser = await requireBrowser();
installTestPackages();
await buildAll();

const reports = mkdtempSync(join(tmpdir(), "vitrine-reports-"));
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");
const bin = (name) => join("node_modules", name);

const steps = [
  ["lint", bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"],
  ["import rules", "scripts/import-rules/check.mjs"],
  ["types", bin("next/dist/bin/next"), "typegen"],
  ["types", bin("typescript/bin/tsc"), "--noEmit"],
  [
    "unit and integration",
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${unitReport}`,
  ],
  ["end to end", bin("@playwright/test/cli.js"), "test"],
];

const failedSteps = [];
for (const [name, ...args] of steps) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const step = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "test",
      CHROME_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${step.status === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  if (step.status !== 0) failedSteps.push(name);
}

const { passed, failed } = countTests();
rmSync(reports, { recursive: true, force: true });
const where = failedSteps.length > 0 ? ` (${failedSteps.join(", ")})` : "";
console.log(`\n${passed} passed, ${Math.max(failed, failedSteps.length)} failed${where}`);
process.exit(failedSteps.length === 0 && failed === 0 ? 0 : 1);

function countTests() {
  const unit = readReport(unitReport);
  const e2e = readReport(e2eReport)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0),
    failed: (unit ? unit.numFailedTests : 1) + (e2e ? e2e.unexpected + e2e.flaky : 1),
  };
}

/** A step that ended before it wrote its report has failed; the null says so. @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
