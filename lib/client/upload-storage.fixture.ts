import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Transfer, TransferError } from "./upload-transfer";

/** What the storage does with one PUT; the default takes the bytes. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A storage that takes PUTs over HTTP, as an upload URL does. */
export async function startStorage() {
  const received = new Map<string, { bytes: Buffer; contentType: string | undefined }>();
  const behaviours: Behaviour[] = [];
  const arrivals: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    arrivals.push(path);
    const behaviour = behaviours.shift();
    if (behaviour) return behaviour(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.set(path, { bytes: Buffer.concat(chunks), contentType: request.headers["content-type"] });
    response.writeHead(200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The storage has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    arrivals,
    /** What happens to the next PUTs, in turn. */
    next: (...planned: Behaviour[]) => behaviours.push(...planned),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export const answer =
  (status: number): Behaviour =>
  (request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(status).end());
  };

export const hangUp: Behaviour = (request) => void request.socket.destroy();

/** The transfer with Node's fetch, for want of XMLHttpRequest: the same promises over real HTTP. */
export async function putWithFetch({ url, body, contentType, signal, onProgress }: Transfer): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, { method: "PUT", body, signal, headers: { "content-type": contentType } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new TransferError(0);
  }
  if (!response.ok) throw new TransferError(response.status);
  onProgress(body.size);
}
