/** Passes pages on with node:http alone. */
import { createServer } from "node:http";
import { passOn } from "./pass-on.mjs";

const server = createServer(async (request, response) => {
  try {
    const text = JSON.stringify(await passOn(request.url ?? "/"));
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  } catch {
    response.writeHead(502).end();
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`listening on http://127.0.0.1:${address.port}`);
});
process.once("SIGTERM", () => process.exit(0));
