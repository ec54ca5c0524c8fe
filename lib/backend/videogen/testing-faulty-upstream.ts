import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

const reset: Answer = (request) => request.socket.resetAndDestroy();
const cut: Answer = (_, response) => send(response, 200, '{"fileId": "x", "sco');
const wrongShape: Answer = (_, response) => send(response, 200, '{"files": 3}');
/** Says that more is to come, and closes. */
const short: Answer = (request, response) => {
  response.writeHead(200, { "content-length": "500" }).write('{"fileId"', () => request.socket.destroy());
};
const silence: Answer = () => undefined;
/** Begins, and goes no further. */
const stall: Answer = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"fileId"');
};

type Headers = Record<string, string>;

/** Answers, and what goes wrong on the way, done by a real server. */
export const faults = {
  ...{ reset, cut, wrongShape, short, silence, stall },
  json(body: unknown, headers: Headers = {}): Answer {
    return (_, response) => send(response, 200, JSON.stringify(body), headers);
  },
  error(status: number, code = "some_code", headers: Headers = {}): Answer {
    return (_, response) => send(response, status, JSON.stringify({ message: "no", code }), headers);
  },
  /** What a gateway puts in place of the API's answer. */
  page(status: number): Answer {
    const html = "<!DOCTYPE html><title>Bad gateway</title>";
    return (_, response) => send(response, status, html, { "content-type": "text/html" });
  },
};

/** A real HTTP server that gives one answer after the other by "METHOD /path"; the last one stays. */
export async function startFaultyUpstream(script: Record<string, Answer[]>) {
  const asked: string[] = [];
  const left: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    response.on("close", () => {
      if (!response.writableFinished) left.push(call);
    });
    const call = `${request.method} ${request.url?.split("?")[0]}`;
    const answers = script[call] ?? [];
    const answer = answers[Math.min(asked.filter((one) => one === call).length, answers.length - 1)];
    asked.push(call);
    (answer ?? faults.error(404, "not_found"))(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    /** Calls whose connection ended before they were answered in full. */
    left,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
