// The engine alone: `run` it, `seed` a library with records, or `check` a library's database against its disk.
import { requireNode } from "./setup/node-version.mjs";

requireNode();
const { spawnSync } = await import("node:child_process");
const { readSettings, root } = await import("./setup/settings.mjs");
const { requireFreePort, requireWritableFolder } = await import("./setup/checks.mjs");
const { installIfStale } = await import("./setup/install.mjs");
const { fail } = await import("./setup/fail.mjs");
const { Programs, startEngine, waitForAnswer } = await import("./programs.mjs");

const [command, ...words] = process.argv.slice(2);
const settings = readSettings();
installIfStale();
const { buildEngine } = await import("./setup/build-engine.mjs");
await buildEngine().catch((error) => fail(error.message));

if (command === "run") await run();
else if (command === "seed") await seed();
else if (command === "check") process.exit(tool("check", settings.dataDir, ...words));
else fail(`"${command}" is none of run, seed and check.`);

async function run() {
  await requireFreePort(settings.enginePort, settings.bindAddress, "ENGINE_PORT");
  requireWritableFolder(settings.dataDir);
  const programs = new Programs();
  programs.stopOnSignals();
  try {
    await waitForAnswer(
      `${settings.engineUrl}/health`,
      programs.keep("engine", () => startEngine(settings)),
    );
    console.log(`The engine is at ${settings.enginePublicUrl}; its API key is in ${settings.dataDir}/api-key`);
  } catch (error) {
    const wasAsked = programs.stopping;
    await programs.stop();
    if (!wasAsked) fail(error.message);
  }
}

async function seed() {
  requireWritableFolder(settings.dataDir);
  const { makeSeedMedia } = await import("./seed-media.mjs");
  const media = await makeSeedMedia();
  const status = tool("seed", settings.dataDir, words[0] ?? "", media.folder);
  await media.remove();
  process.exit(status);
}

/** @param {string} name @param {...string} args */
function tool(name, ...args) {
  return spawnSync(process.execPath, [`dist/engine/${name}.mjs`, ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
}
