import { buildDashboardIfStale, buildSamples } from "./build-dashboard.mjs";
import { buildEngine } from "./build-engine.mjs";
import { fail } from "./fail.mjs";

/** Builds whatever is stale of engine, dashboard and sample media. */
export async function buildAll() {
  try {
    await buildEngine();
    await Promise.all([buildDashboardIfStale(), buildSamples()]);
  } catch (error) {
    fail(error.message);
  }
}
