import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { engineProgram } from "./setup/engine-program.mjs";
import { root } from "./setup/settings.mjs";

/** @typedef {ReturnType<typeof import("./setup/settings.mjs").readSettings>} Settings */

const restartPauseMs = 1_000;
const stopPatienceMs = 10_000;
/** Long, because an engine first brings a library of an earlier version up to date; a program that ends is noticed at once. */
const patienceMs = 15 * 60_000;

/** The two programs, started, watched and stopped together. */
export class Programs {
  /** @type {Set<import("node:child_process").ChildProcess>} */
  #running = new Set();
  stopping = false;

  /**
   * Runs a program for as long as this one runs: one that ends by itself is started again after a pause.
   * @param {string} name @param {() => import("node:child_process").ChildProcess} start
   */
  keep(name, start) {
    const child = start();
    this.#running.add(child);
    child.once("exit", async (code, signal) => {
      this.#running.delete(child);
      if (this.stopping) return;
      console.error(`vitrine: the ${name} ended (${signal ?? code}); starting it again.`);
      await pause(restartPauseMs);
      if (!this.stopping) this.keep(name, start);
    });
    return child;
  }

  /** Asks every program to stop, and ends those that do not. */
  async stop() {
    this.stopping = true;
    const ends = [...this.#running].map((child) => new Promise((settle) => child.once("exit", settle)));
    for (const child of this.#running) child.kill("SIGTERM");
    const force = setTimeout(() => {
      for (const child of this.#running) child.kill("SIGKILL");
    }, stopPatienceMs);
    await Promise.all(ends);
    clearTimeout(force);
  }

  /** Stops all when the person presses Ctrl-C or the system asks. */
  stopOnSignals() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, async () => {
        if (this.stopping) return;
        await this.stop();
        process.exit(0);
      });
    }
  }
}

/** @param {Settings} settings @param {{hasDashboard?: boolean}} [options] whether the dashboard of this machine waits for its webhooks */
export function startEngine(settings, { hasDashboard = false } = {}) {
  const engine = engineProgram(process.env);
  return spawn(process.execPath, engine.args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...engine.env,
      NODE_ENV: "production",
      ENGINE_PORT: String(settings.enginePort),
      DATA_DIR: settings.dataDir,
      PUBLIC_HOST: settings.publicHost,
      ENGINE_PUBLIC_URL: settings.enginePublicUrl,
      ...(hasDashboard && !process.env.ENGINE_WEBHOOKS_TO_PRIVATE ? { ENGINE_WEBHOOKS_TO_PRIVATE: "true" } : {}),
    },
  });
}

/**
 * @param {Settings} settings @param {"start" | "dev"} mode
 * @param {string | null} webhookSecret of the hook that leads here from our engine; what the environment says stays where there is none
 */
export function startDashboard(settings, mode, webhookSecret = null) {
  const output = mode === "dev" ? "inherit" : "ignore";
  return spawn(process.execPath, ["scripts/dashboard.mjs", mode], {
    cwd: root,
    stdio: ["ignore", output, "inherit"],
    env: {
      ...process.env,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(settings.port),
      BIND_ADDRESS: settings.bindAddress,
      PUBLIC_HOST: settings.publicHost,
      STATE_DIR: settings.stateDir,
      ...(settings.usesEngine ? engineAsBackend(settings) : {}),
      ...(webhookSecret ? { VIDEOGEN_WEBHOOK_SECRET: webhookSecret } : {}),
    },
  });
}

/** What makes the dashboard speak to our engine: the same variables that would make it speak to VideoGen. @param {Settings} settings */
function engineAsBackend(settings) {
  return {
    VIDEOGEN_API_KEY: readFileSync(resolve(settings.dataDir, "api-key"), "utf8").trim(),
    VIDEOGEN_BASE_URL: settings.engineUrl,
    MEDIA_ORIGINS: new URL(settings.enginePublicUrl).origin,
  };
}

/**
 * Waits until an address answers at all, or the program it belongs to has ended.
 * @param {string} url @param {import("node:child_process").ChildProcess} program
 */
export async function waitForAnswer(url, program) {
  const patience = AbortSignal.timeout(patienceMs);
  while (!patience.aborted) {
    if (program.exitCode !== null || program.signalCode !== null)
      throw new Error("The program ended before it answered.");
    const answered = await fetch(url, { signal: AbortSignal.any([patience, AbortSignal.timeout(5_000)]) }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(50);
  }
  throw new Error(`Nothing answered at ${url} within ${patienceMs / 1000} seconds.`);
}
