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
installIfStale();
const { context } = await import("esbuild");
const { engineBuild } = await import("./setup/build-engine.mjs");
const { buildSamples } = await import("./setup/build-dashboard.mjs");

const programs = new Programs();
programs.stopOnSignals();
try {
  await buildSamples();
  let webhookSecret = null;
  if (settings.usesEngine) {
    await requireFreePort(settings.enginePort, settings.bindAddress, "ENGINE_PORT");
    requireWritableFolder(settings.dataDir);
    await waitForAnswer(`${settings.engineUrl}/health`, await runEngineWatched());
    if (!settings.hasWebhookSecret) webhookSecret = await registerWithEngine(settings);
  }
  programs.keep("dashboard", () => startDashboard(settings, "dev", webhookSecret));
} catch (error) {
  await programs.stop();
  fail(error.message);
}

/** Starts the engine, and again whenever esbuild has built it anew. Settles with the first one. */
async function runEngineWatched() {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let engine;
  const start = () => {
    engine = startEngine(settings, { hasDashboard: true });
    return engine;
  };
  return new Promise((started, failed) => {
    const restart = {
      name: "restart-engine",
      /** @param {import("esbuild").PluginBuild} build */
      setup(build) {
        build.onEnd((result) => {
          if (result.errors.length > 0) return;
          if (engine) engine.kill("SIGTERM");
          else started(programs.keep("engine", start));
        });
      },
    };
    context({ ...engineBuild(), plugins: [restart] })
      .then((watcher) => watcher.watch())
      .catch(failed);
  });
}
