// Registers this library's webhook with VideoGen: `npm run webhook -- https://library.example.com`, `--list`, `--remove`.
import { requireNode } from "../setup/node-version.mjs";

requireNode();
const { parseArgs } = await import("node:util");
const { readSettings } = await import("../setup/settings.mjs");
const { installIfStale } = await import("../setup/install.mjs");
const { fail } = await import("../setup/fail.mjs");
const { loadVideogenTools } = await import("../setup/build-tools.mjs");
const { failureWords, hookPath } = await import("./words.mjs");

const usage = `npm run webhook -- https://library.example.com            registers it, and prints its secret once
npm run webhook -- https://library.example.com --renew    the same with a new secret, when the old one is lost
npm run webhook -- --list                                 shows what is registered
npm run webhook -- --remove https://library.example.com   removes it (an endpoint's id does as well)`;

const { list, remove, renew, address } = readCommand();
readSettings();
const apiKey = process.env.VIDEOGEN_API_KEY;
if (!apiKey)
  fail("VIDEOGEN_API_KEY is not set. Set it here or in .env; without it `npm start` registers its own hook.");
installIfStale();
const { registerWebhook, videogenWebhooks } = await loadVideogenTools();
const baseUrl = process.env.VIDEOGEN_BASE_URL || "https://api.videogen.io";
const webhooks = videogenWebhooks({ apiKey, baseUrl });

try {
  if (list) await show();
  else if (remove) await takeAway(remove);
  else await register(hookUrl(address));
} catch (error) {
  fail(failureWords(error));
}

async function show() {
  const endpoints = await webhooks.list();
  if (endpoints.length === 0) console.log("No webhook is registered.");
  for (const { endpointId, url, events, secretLast4 } of endpoints) {
    const secret = secretLast4 ? `, its secret ends in ${secretLast4}` : "";
    console.log(`${endpointId}  ${url}  (${events.length} events${secret})`);
  }
}

/** @param {string} target an endpoint's id, or the library's address */
async function takeAway(target) {
  const url = URL.canParse(target) ? hookUrl(target) : null;
  const found = (await webhooks.list()).filter((endpoint) => endpoint.endpointId === target || endpoint.url === url);
  if (found.length === 0) fail(`No webhook is registered for ${url ?? target}. --list shows those that are.`);
  for (const { endpointId } of found) {
    await webhooks.remove(endpointId);
    console.log(`Removed ${endpointId}.`);
  }
}

/** @param {string} url */
async function register(url) {
  const found = (await webhooks.list()).find((endpoint) => endpoint.url === url);
  if (found && !renew) {
    const known = (process.env.VIDEOGEN_WEBHOOK_SECRET ?? "").split(/\s+/);
    const isKnown = found.secretLast4 !== null && known.some((secret) => secret.endsWith(found.secretLast4));
    if (isKnown) console.log(`${url} is registered, and VIDEOGEN_WEBHOOK_SECRET is its secret. Nothing is left to do.`);
    else
      fail(`${url} is registered already (${found.endpointId}). If its secret is lost, make a new one with --renew.`);
    return;
  }
  const { endpointId, secret } = await registerWebhook({ webhooks, url, description: "Vitrine", known: null });
  console.log(`Registered ${endpointId} for ${url}.

The signing secret, shown this once:

VIDEOGEN_WEBHOOK_SECRET=${secret}

Set it where the dashboard runs (on Vercel: Settings, Environment Variables; elsewhere: .env) and start the dashboard
anew. GET /api/status then says "waiting", and "live" after the first upload.`);
}

/** @param {string} text */
function hookUrl(text) {
  if (!URL.canParse(text)) fail(`"${text}" is not an address such as https://library.example.com.`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") fail(`${text} must begin with https://.`);
  if (url.username || url.password || url.search || url.hash)
    fail(`${text} must be a bare address, without anything secret in it.`);
  if (!url.pathname.endsWith(hookPath)) url.pathname = `${url.pathname.replace(/\/+$/, "")}${hookPath}`;
  return url.href;
}

function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        list: { type: "boolean" },
        remove: { type: "string" },
        renew: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    const asked = [values.list, values.remove, positionals[0]].filter(Boolean).length;
    if (values.help || asked !== 1 || positionals.length > 1) fail(`one of these:\n${usage}`);
    return { ...values, address: positionals[0] ?? "" };
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}
