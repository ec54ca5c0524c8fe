import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Serves route handlers over real HTTP, as Next does: by "METHOD /path", aborted when the other side leaves. For tests. */
export async function serveRoutes(routes: Record<string, Handler>) {
  const server = createServer(async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    const url = `http://${incoming.headers.host}${incoming.url}`;
    const handler = routes[`${incoming.method} ${new URL(url).pathname}`];
    if (!handler) {
      outgoing.writeHead(404).end();
      return;
    }
    const headers = new Headers({ "x-forwarded-for": String(incoming.socket.remoteAddress) });
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const request = new Request(url, {
      method: incoming.method ?? "GET",
      headers,
      signal: gone.signal,
      ...(incoming.method === "POST" ? { body: bodyOf(incoming), duplex: "half" } : {}),
    });
    const response = await handler(request, { params: Promise.resolve({}) });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    const reader = response.body?.getReader();
    outgoing.once("close", () => void reader?.cancel().catch(() => undefined));
    for (;;) {
      const read = await reader?.read().catch(() => undefined);
      if (!read || read.done) break;
      outgoing.write(read.value);
    }
    outgoing.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
