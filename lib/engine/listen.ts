import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { refuseUnreadable } from "./api/unserved-requests";
import { StartError } from "./start-error";

/** A connection without any traffic for so long is closed; slow ones are not. */
const IDLE_MS = 10 * 60_000;

export type Listening = { port: number; close: () => Promise<void> };

/** Loopback names are served on loopback alone. */
export async function listen(listener: RequestListener, publicHost: string, port: number): Promise<Listening> {
  if (!isLoopback(publicHost)) {
    const server = await open(listener, "0.0.0.0", port);
    return { port: portOf(server), close: () => close([server]) };
  }
  const first = await open(listener, "127.0.0.1", port);
  const chosen = portOf(first);
  try {
    // `localhost` may mean ::1 to a browser.
    const second = await open(listener, "::1", chosen);
    return { port: chosen, close: () => close([first, second]) };
  } catch (error) {
    const hasNoSixth = !(error instanceof StartError);
    if (hasNoSixth || port === 0) return { port: chosen, close: () => close([first]) };
    await close([first]);
    throw error;
  }
}

/** True for the names of this machine to itself. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "::1" || host === "[::1]" || host.endsWith(".localhost") || /^127\./.test(host)
  );
}

function open(listener: RequestListener, host: string, port: number): Promise<Server> {
  // No limit on the whole request: a large upload over a slow line takes hours.
  // What Node would refuse by itself, it would refuse without words.
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: 60_000,
    keepAliveTimeout: 65_000,
    requireHostHeader: false,
  });
  server.timeout = IDLE_MS;
  const answers = new WeakMap<Duplex, ServerResponse>();
  const serve: RequestListener = (incoming, outgoing) => {
    answers.set(incoming.socket, outgoing);
    listener(incoming, outgoing);
  };
  server.on("request", serve);
  server.on("checkExpectation", serve);
  server.on("clientError", (error, socket) => refuseUnreadable(error, socket, answers.get(socket)));
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const code = "code" in error ? error.code : undefined;
      if (code === "EADDRINUSE") reject(new StartError(`Port ${port} is in use. Set ENGINE_PORT to a free one.`));
      else if (code === "EACCES")
        reject(new StartError(`Port ${port} may not be opened by this user. Set ENGINE_PORT to one above 1023.`));
      else reject(error);
    });
    server.listen({ host, port, ipv6Only: host === "::1" }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function close(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}
