import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { z } from "zod";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 * @typedef {(request: Request, context: { params: Promise<unknown> }) => Promise<Response>} RouteHandler
 * @typedef {{ Bindings: import("@hono/node-server").HttpBindings }} Env
 */

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const rulesSchema = z.object({
  headers: z.array(z.object({ regex: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) })),
});

/**
 * Serves the API of a built dashboard by its route handlers, which take a `Request` and give a `Response`. Next, whose
 * way to them takes a page of the list more than a millisecond, is asked at addresses that no handler has.
 * @param {string} folder of the project
 * @param {(request: IncomingMessage, response: ServerResponse) => unknown} askNext
 * @returns {Promise<(request: IncomingMessage, response: ServerResponse) => void>}
 */
export async function apiServer(folder, askNext) {
  /** @type {{ routes: [string, Record<string, RouteHandler>][] }} */
  const { routes } = await import(pathToFileURL(join(folder, "dist/api/routes.mjs")).href);
  /** @type {Hono<Env>} */
  const app = new Hono();
  for (const [address, handlers] of routes) addRoute(app, address.replace(/\[(\w+)\]/g, ":$1"), handlers);
  app.notFound((context) => {
    askNext(context.env.incoming, context.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  // Pages are Next's, and it need not get on with other globals.
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    hostname: "localhost",
    overrideGlobalObjects: false,
  });
  const rules = headerRules(folder);
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    for (const { key, value } of rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers)) {
      response.setHeader(key, value);
    }
    if (isReadable(path)) listener(request, response);
    else refuse(response);
  };
}

/** @param {Hono<Env>} app @param {string} path @param {Record<string, RouteHandler>} handlers */
function addRoute(app, path, handlers) {
  const taken = methods.filter((method) => handlers[method]);
  for (const method of taken) {
    app.on(method, path, async (context) => {
      const request = context.req.raw;
      const answer = await handlers[method]?.(request, { params: Promise.resolve(context.req.param()) });
      // Nobody reads it, so whatever makes it has to be told.
      if (request.method === "HEAD") await answer?.body?.cancel();
      return answer;
    });
  }
  const allow = [...taken, ...(taken.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  app.all(path, ({ req }) => new Response(null, { status: req.method === "OPTIONS" ? 204 : 405, headers: { allow } }));
}

/** The headers that next.config.ts gives to every answer at such addresses. @param {string} folder */
function headerRules(folder) {
  const manifest = rulesSchema.parse(JSON.parse(readFileSync(join(folder, ".next/routes-manifest.json"), "utf8")));
  return manifest.headers.map(({ regex, headers }) => ({ pattern: new RegExp(regex), headers }));
}

/** @param {string} path */
function isReadable(path) {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** In the form of `errorEnvelopeSchema`. @param {ServerResponse} response */
function refuse(response) {
  const message = "The address cannot be read: one of its percent signs is not followed by a letter's code.";
  const error = { code: "invalid_request", message, requestId: randomUUID() };
  response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}
