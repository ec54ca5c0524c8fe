/**
 * Serves the dashboard: `node scripts/dashboard.mjs start|dev`, with PORT and BIND_ADDRESS in the environment.
 * Next's own command cannot listen on 127.0.0.1 and yet rewrite to its own pages: it takes "localhost" and "127.0.0.1"
 * for two sites, and a refused page would lose its 401.
 */
import { createServer } from "node:http";
import compression from "compression";
import next from "next";
import { apiEntries } from "./api-entries.mjs";
import { sendTogether } from "./send-together.mjs";

const [mode] = process.argv.slice(2);
const port = Number(process.env.PORT);
const address = process.env.BIND_ADDRESS;

// An upload that passes through here may take hours; one that no longer moves is ended by its route.
const httpServer = createServer({ requestTimeout: 6 * 3_600_000 });
const app = next({ dev: mode === "dev", dir: process.cwd(), hostname: "localhost", port, httpServer });
const handle = app.getRequestHandler();
await app.prepare();
const takenByApi = mode === "dev" ? () => false : await apiEntries(process.cwd());
const compress = compression();

httpServer.on("request", (request, response) => {
  sendTogether(response);
  // As Next does: access is judged by them.
  request.headers["x-forwarded-host"] ??= request.headers.host;
  request.headers["x-forwarded-for"] ??= request.socket.remoteAddress;
  const answer = () => {
    if (!takenByApi(request, response)) handle(request, response);
  };
  if (request.headers["accept-encoding"]) compress(request, response, answer);
  else answer();
});
httpServer.listen(port, address);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    httpServer.close(() => process.exit(0));
    httpServer.closeAllConnections();
  });
}
