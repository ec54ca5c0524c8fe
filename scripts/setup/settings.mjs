import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fail } from "./fail.mjs";

export const root = resolve(import.meta.dirname, "../..");

/**
 * What the environment, and a `.env` file beneath it, say about where the two programs run.
 * @returns {{port: number, enginePort: number, dataDir: string, stateDir: string, publicHost: string, bindAddress: string,
 *   engineUrl: string, enginePublicUrl: string, address: string, usesEngine: boolean, hasWebhookSecret: boolean}}
 */
export function readSettings() {
  const file = resolve(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const env = process.env;
  const port = readPort("PORT", 3000);
  const enginePort = readPort("ENGINE_PORT", 3001);
  if (port === enginePort) fail(`PORT and ENGINE_PORT are both ${port}. Give one of them another number.`);
  checkRedisUrl(env.REDIS_URL);
  const dataDir = resolve(root, env.DATA_DIR || ".data");
  const publicHost = env.PUBLIC_HOST || "localhost";
  return {
    port,
    enginePort,
    dataDir,
    stateDir: env.STATE_DIR ? resolve(root, env.STATE_DIR) : resolve(dataDir, "dashboard"),
    publicHost,
    bindAddress: isLoopback(publicHost) ? "127.0.0.1" : "0.0.0.0",
    engineUrl: `http://127.0.0.1:${enginePort}`,
    enginePublicUrl: env.ENGINE_PUBLIC_URL || `http://${publicHost}:${enginePort}`,
    address: `http://${publicHost}:${port}`,
    // Beside Valstorm the engine runs only when it is asked for.
    usesEngine: !env.VIDEOGEN_API_KEY && (!env.VALSTORM_TOKEN || env.USE_ENGINE === "true"),
    hasWebhookSecret: Boolean(env.VIDEOGEN_WEBHOOK_SECRET),
  };
}

/** @param {string} host */
function isLoopback(host) {
  return (
    host === "localhost" || host.endsWith(".localhost") || /^127\./.test(host) || host === "[::1]" || host === "::1"
  );
}

/** @param {string | undefined} text */
function checkRedisUrl(text) {
  if (!text || (/^rediss?:\/\//.test(text) && URL.canParse(text))) return;
  // The address may carry a password: it is not repeated here.
  fail(
    "REDIS_URL cannot be read. It must be an address such as redis://localhost:6379 or rediss://user:password@host.",
  );
}

/** @param {string} name @param {number} fallback */
function readPort(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    fail(`${name} is "${text}". It must be a number from 1 to 65535.`);
  return port;
}
