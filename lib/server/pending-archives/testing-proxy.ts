import { once } from "node:events";
import { createServer } from "node:http";

/** What becomes of an archive on its way: `lost` is done and never answered; a number is the status of a refusal. */
type Fault = "lost" | number | null;

/** Stands before a real engine, counts how often each file is archived there, and spoils answers when told. For tests. */
export async function startArchiveProxy(engineUrl: string) {
  const archives = new Map<string, number>();
  const state: { fault: (fileId: string) => Fault } = { fault: () => null };
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const fileId = /^\/v1\/files\/([^/]+)\/archive$/.exec(request.url ?? "")?.[1];
    const fault = fileId === undefined ? null : state.fault(fileId);
    if (typeof fault === "number") {
      response.writeHead(fault, { "content-type": "application/json" }).end(JSON.stringify({ message: "no" }));
      return;
    }
    if (fileId !== undefined) archives.set(fileId, (archives.get(fileId) ?? 0) + 1);
    const { authorization = "" } = request.headers;
    const answer = await fetch(engineUrl + request.url, {
      method: request.method ?? "GET",
      headers: { authorization, "content-type": "application/json" },
      ...(body.length > 0 ? { body: Buffer.concat(body) } : {}),
    });
    const text = await answer.text();
    if (fault === "lost") request.socket.destroy();
    else response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    archives,
    spoil: (fault: (fileId: string) => Fault) => {
      state.fault = fault;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
