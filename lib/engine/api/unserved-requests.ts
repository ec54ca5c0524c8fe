import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { RequestError } from "@hono/node-server";
import type { ErrorAnswer } from "@/lib/videogen-wire/messages";

/** Requests that never reach a route are refused in the same form as all others, with a request id of their own. */

const headersOf = () => ({ "Content-Type": "application/json", "x-request-id": randomUUID() });
const bodyOf = (code: string, message: string) => JSON.stringify({ message, code } satisfies ErrorAnswer);

/** What Node cannot read as HTTP. `underWay` is the last answer on this connection. */
export function refuseUnreadable(error: Error, socket: Duplex, underWay: ServerResponse | undefined): void {
  const code = "code" in error ? error.code : undefined;
  // Words in the middle of another answer would be taken for a part of it.
  const isAnswering = underWay?.headersSent && !underWay.writableFinished;
  if (!socket.writable || code === "ECONNRESET" || isAnswering) {
    socket.destroy();
    return;
  }
  const [status, message] =
    code === "HPE_HEADER_OVERFLOW"
      ? ["431 Request Header Fields Too Large", "The headers of this request are larger than they may be."]
      : code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? ["408 Request Timeout", "The headers of this request took too long to arrive."]
        : ["400 Bad Request", "This is not HTTP, or it came damaged."];
  const body = bodyOf("invalid_request", message);
  const headers = { ...headersOf(), "Content-Length": Buffer.byteLength(body), Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const told = asksForHead(error) ? "" : body;
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n${told}`, () => socket.destroy());
}

/** Whoever asks by HEAD takes a body for the next answer. */
function asksForHead(error: Error): boolean {
  return "rawPacket" in error && Buffer.isBuffer(error.rawPacket) && error.rawPacket.indexOf("HEAD ") === 0;
}

/** What was thrown before a route or by none: a host and path that make no URL, else a failure of ours, which is logged. */
export function refuseUnrouted(error: unknown, log: (line: string) => void): Response {
  const headers = headersOf();
  if (error instanceof RequestError) {
    const body = bodyOf("invalid_request", "The Host header and the path of this request make no address.");
    return new Response(body, { status: 400, headers });
  }
  log(`${headers["x-request-id"]} failed: ${error instanceof Error ? error.stack : error}`);
  return new Response(bodyOf("internal_error", "Something went wrong in the engine."), { status: 500, headers });
}

/** A request that came before the engine has begun to work. */
export function refuseForNow(outgoing: ServerResponse): void {
  outgoing.writeHead(503, { ...headersOf(), "Retry-After": "1" });
  outgoing.end(bodyOf("unavailable", "The engine is just starting. Try again in a second."));
}
