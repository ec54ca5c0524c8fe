import { requireNode } from "./setup/node-version.mjs";

requireNode();
const { readSettings } = await import("./setup/settings.mjs");
const { requireFreePort, requireWritableFolder } = await import("./setup/checks.mjs");
const { installIfStale } = await import("./setup/install.mjs");
const { fail } = await import("./setup/fail.mjs");
const { Programs, startDashboard, startEngine, waitForAnswer } = await import("./programs.mjs");

const { registerWithEngine } = await import("./webhook/embedded.mjs");

const settings = readSettings();
await requireFreePort(settings.port, settings.bindAddress, "PORT");
if (settings.usesEngine) {
  await requireFreePort(settings.enginePort, settings.bindAddress, "ENGINE_PORT");
  requireWritableFolder(settings.dataDir);
}
installIfStale();
const { buildAll } = await import("./setup/build-all.mjs");
await buildAll();

const programs = new Programs();
programs.stopOnSignals();
try {
  let webhookSecret = null;
  if (settings.usesEngine) {
    const engine = programs.keep("engine", () => startEngine(settings, { hasDashboard: true }));
    await waitForAnswer(`${settings.engineUrl}/health`, engine);
    if (!settings.hasWebhookSecret) webhookSecret = await registerWithEngine(settings);
  }
  const dashboard = programs.keep("dashboard", () => startDashboard(settings, "start", webhookSecret));
  await waitForAnswer(`http://127.0.0.1:${settings.port}/api/health`, dashboard);
  console.log(`Vitrine is at ${settings.address}`);
} catch (error) {
  const wasAsked = programs.stopping;
  await programs.stop();
  if (!wasAsked) fail(error.message);
}
