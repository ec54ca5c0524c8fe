import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";

const require = createRequire(import.meta.url);

/**
 * @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse,
 *   context: object) => Promise<void>} Handler
 */

/** Headers in which Next's parts tell each other things. Its router takes them off what comes from outside. */
const nextsOwn = /^(x-)?(next|nextjs|middleware|now|matched)-/;

const addressesSchema = z.record(z.string(), z.string());
const routesSchema = z.object({
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  headers: z.array(z.object({ regex: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) })),
});

/**
 * The API of a built dashboard, its route handlers called as platforms call them
 * (https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints). Next's router, which is left out, takes a
 * third of a thumbnail's call.
 *
 * Gives a function that takes a request or, where Next itself has to answer, says false: at an address that no handler
 * has, where a slash at the end is redirected, and when the request claims to be one of its own.
 * @param {string} folder of the project
 */
export async function apiEntries(folder) {
  const handlers = await loadHandlers(folder);
  const routes = routesSchema.parse(readManifest(folder, "routes-manifest.json"));
  const patterns = routes.dynamicRoutes
    .filter(({ page }) => handlers.has(page))
    .map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  const headers = routes.headers.map(({ regex, headers }) => ({ pattern: new RegExp(regex), headers }));

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    if (/(\/|\.rsc)$/.test(path) || Object.keys(request.headers).some((name) => nextsOwn.test(name))) return false;
    const page = handlers.has(path) ? path : patterns.find(({ pattern }) => pattern.test(path))?.page;
    const handler = handlers.get(page ?? "");
    if (!handler) return false;
    for (const { key, value } of headers.filter(({ pattern }) => pattern.test(path)).flatMap((rule) => rule.headers)) {
      response.setHeader(key, value);
    }
    if (isReadable(path)) answer(handler, request, response);
    else refuse(response);
    return true;
  };
}

/** @param {string} path */
function isReadable(path) {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** In the form of `errorEnvelopeSchema`; a handler would fail without words. @param {import("node:http").ServerResponse} response */
function refuse(response) {
  const message = "The address cannot be read: one of its percent signs is not followed by a letter's code.";
  const error = { code: "invalid_request", message, requestId: randomUUID() };
  response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

/**
 * By the address as Next writes it: `/api/files/[id]`.
 * @param {string} folder @returns {Promise<Map<string, Handler>>}
 */
async function loadHandlers(folder) {
  const addresses = addressesSchema.parse(readManifest(folder, "app-path-routes-manifest.json"));
  const handlers = new Map();
  for (const [entry, address] of Object.entries(addresses)) {
    if (!address.startsWith("/api/")) continue;
    const { handler } = await require(join(folder, ".next", "server", "app", `${entry}.js`));
    handlers.set(address, handler);
  }
  return handlers;
}

/** @param {string} folder @param {string} name @returns {unknown} */
function readManifest(folder, name) {
  return JSON.parse(readFileSync(join(folder, ".next", name), "utf8"));
}

/**
 * @param {Handler} handler
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
async function answer(handler, request, response) {
  try {
    await handler(request, response, {});
  } catch (error) {
    // A handler has answered what goes wrong within it.
    console.error(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}
