import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadVideogenTools } from "../setup/build-tools.mjs";
import { failureWords, hookPath } from "./words.mjs";

/** @typedef {ReturnType<typeof import("../setup/settings.mjs").readSettings>} Settings */

/**
 * Registers the dashboard of this machine with the engine of this machine, and gives the signing secret, which is kept
 * beside the library. Null, with a line that says why, when that could not be done: pages then poll.
 * @param {Settings} settings
 * @returns {Promise<string | null>}
 */
export async function registerWithEngine(settings) {
  const file = resolve(settings.dataDir, "webhook.json");
  try {
    const { registerWebhook, videogenWebhooks } = await loadVideogenTools();
    const apiKey = readFileSync(resolve(settings.dataDir, "api-key"), "utf8").trim();
    const known = readKnown(file);
    const registered = await registerWebhook({
      webhooks: videogenWebhooks({ apiKey, baseUrl: settings.engineUrl }),
      url: `http://127.0.0.1:${settings.port}${hookPath}`,
      description: "The Vitrine of this machine",
      known,
    });
    if (registered !== known) keep(file, registered);
    return registered.secret;
  } catch (error) {
    console.error(
      `vitrine: pages will poll for changes, because no webhook could be registered. ${failureWords(error)}`,
    );
    return null;
  }
}

/** What cannot be read is as good as lost: the endpoint is made anew. @param {string} file */
function readKnown(file) {
  if (!existsSync(file)) return null;
  try {
    const { endpointId, url, secret } = JSON.parse(readFileSync(file, "utf8"));
    return [endpointId, url, secret].every((text) => typeof text === "string") ? { endpointId, url, secret } : null;
  } catch {
    return null;
  }
}

/** Readable by its owner only, and never half written. @param {string} file @param {object} registered */
function keep(file, registered) {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(registered), { mode: 0o600 });
  // An old draft keeps the mode it had.
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
