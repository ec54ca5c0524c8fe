import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { sendTogether } from "./send-together.mjs";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers as Next does, and counts how often the system is given something to send. */
async function serve(answer: (response: ServerResponse) => Promise<void> | void, isTogether = true) {
  const sent = { times: 0 };
  server = createServer((_, response) => {
    if (isTogether) sendTogether(response);
    void answer(response);
  });
  server.on("connection", (socket) => count(socket, sent));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { sent, url: `http://127.0.0.1:${address.port}` };
}

function count(socket: Socket, sent: { times: number }): void {
  const { _write, _writev } = socket;
  socket._write = (...given) => {
    sent.times += 1;
    _write.apply(socket, given);
  };
  socket._writev = (...given) => {
    sent.times += 1;
    _writev?.apply(socket, given);
  };
}

function inParts(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  response.write('{"files":');
  response.write("[]}");
  response.end();
}

it("sends head, body and end at once, and the same as otherwise", async () => {
  const plain = await serve(inParts, false);
  const before = await fetch(plain.url);
  expect(await before.text()).toBe('{"files":[]}');
  expect(plain.sent.times).toBeGreaterThan(1);
  server.close();
  const together = await serve(inParts);
  const after = await fetch(together.url);
  expect(await after.text()).toBe('{"files":[]}');
  expect(after.headers.get("content-type")).toBe("application/json");
  expect(together.sent.times).toBe(1);
});

it("holds up neither a head whose body is still to come, nor what follows it", async () => {
  let finish = () => {};
  const { url } = await serve(async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    response.write("data: 1\n\n");
    await nextTurn();
    response.end("data: 2\n\n");
  });
  const response = await fetch(url);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  finish();
  expect(await response.text()).toBe("data: 1\n\ndata: 2\n\n");
});
