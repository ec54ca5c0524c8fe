/**
 * Serves the dashboard: `node scripts/dashboard.mjs start|dev`, with PORT and BIND_ADDRESS in the environment.
 * Next's own command cannot listen on 127.0.0.1 and yet rewrite to its own pages: it takes "localhost" and "127.0.0.1"
 * for two sites, and a refused page would lose its 401.
 */
import { createServer } from "node:http";
import compression from "compression";
import next from "next";
import { apiServer } from "./api-server.mjs";
import { sendTogether } from "./send-together.mjs";

const [mode] = process.argv.slice(2);
const port = Number(process.env.PORT);
const address = process.env.BIND_ADDRESS;

// An upload that passes through here may take hours; one that no longer moves is ended by its route.
const httpServer = createServer({ requestTimeout: 6 * 3_600_000 });
const app = next({ dev: mode === "dev", dir: process.cwd(), hostname: "localhost", port, httpServer });
const handle = app.getRequestHandler();
await app.prepare();
const serveApi = mode === "dev" ? handle : await apiServer(process.cwd(), handle);
const compress = compression();

httpServer.on("request", (request, response) => {
  sendTogether(response);
  // As Next does: access is judged by them.
  addHeader(request, "x-forwarded-host", request.headers.host);
  addHeader(request, "x-forwarded-for", request.socket.remoteAddress);
  const answer = () => (request.url?.startsWith("/api/") ? serveApi : handle)(request, response);
  if (request.headers["accept-encoding"]) compress(request, response, answer);
  else answer();
});
httpServer.listen(port, address);

/**
 * Unless the request has it. Next reads `headers`, Hono's server `rawHeaders` too.
 * @param {import("node:http").IncomingMessage} request @param {string} name @param {string | undefined} value
 */
function addHeader(request, name, value) {
  if (value === undefined || request.headers[name] !== undefined) return;
  request.headers[name] = value;
  request.rawHeaders.push(name, value);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    httpServer.close(() => process.exit(0));
    httpServer.closeAllConnections();
  });
}
