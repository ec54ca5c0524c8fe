/**
 * A files API that is worse than the one behind it: late, without URLs in its lists, with URLs that soon end, with wrong
 * answers. `PUT /control` sets how, `GET /control` tells what came through since the last `DELETE /control`.
 */
import { Agent, createServer, request as send } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { callOf } from "./calls.mjs";
import { answerWrongly, pickFault, randomFrom } from "./faults.mjs";
import { readLife, resign } from "./signed-life.mjs";

/** `lists`, `gets`: whether these answers carry URLs. Times in milliseconds and seconds. */
const options = {
  engine: "",
  delayMs: 0,
  life: /** @type {number | null} */ (null),
  lists: true,
  gets: true,
  faults: 0,
  seed: 1,
};
let random = randomFrom(options.seed);
const fresh = () => ({
  /** Requests that came, by kind of call. */ asked: /** @type {Record<string, number>} */ ({}),
  /** Those that upstream itself carried out, by kind and file (a ticket by its name). */ done: /** @type {Record<string, number>} */ ({}),
  limited: 0,
  refusedBytes: 0,
  bytes: 0,
  faults: /** @type {Record<string, number>} */ ({}),
});
let counts = fresh();
/** Requests to the API that have not been answered. */
let running = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @param {Record<string, number>} tally @param {string} name */
function count(tally, name) {
  tally[name] = (tally[name] ?? 0) + 1;
}

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * @param {import("node:http").IncomingMessage} request @param {Buffer} body
 * @returns {Promise<{ status: number, headers: Record<string, string>, text: string }>}
 */
function forward(request, body) {
  return new Promise((resolve, reject) => {
    const { host: _host, ...headers } = request.headers;
    const onward = send(new URL(request.url ?? "/", options.engine), { method: request.method, agent, headers });
    onward.on("error", reject).on("response", async (answer) => {
      const text = (await bodyOf(answer)).toString();
      const kept = Object.entries(answer.headers).filter(([name]) => /^(x-|retry-after|content-type)/.test(name));
      resolve({
        status: answer.statusCode ?? 502,
        headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
        text,
      });
    });
    onward.end(body);
  });
}

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function api(request, response) {
  const body = await bodyOf(request);
  const call = callOf(request.method ?? "", request.url ?? "", body);
  count(counts.asked, call.kind);
  const fault = options.faults > 0 ? pickFault(random, options.faults) : null;
  if (options.delayMs > 0) await pause(options.delayMs);
  const ask = async () => {
    const answer = await forward(request, body);
    if (answer.status === 429) counts.limited += 1;
    if (answer.status < 300) count(counts.done, `${call.kind} ${call.of}`);
    if (answer.status >= 300 || !call.carries) return answer;
    const json = JSON.parse(answer.text);
    const files = json.files ?? json.results?.map((/** @type {any} */ result) => result.file) ?? [json];
    const signs = call.carries === "always" || options[call.carries];
    for (const file of files) resign(file, { signs, life: options.life });
    return { ...answer, text: JSON.stringify(json) };
  };
  if (fault) {
    count(counts.faults, fault.kind);
    let asked = /** @type {ReturnType<typeof ask> | undefined} */ (undefined);
    const askOnce = () => (asked ??= ask());
    if (fault.isDone) await askOnce();
    return answerWrongly(response, fault, askOnce);
  }
  const { status, headers, text } = await ask();
  response.writeHead(status, headers).end(text);
}

/** Uploads and signed bytes, streamed. @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
function bytes(request, response) {
  counts.bytes += 1;
  const life = readLife(request.url ?? "/");
  if (life && life.secondsLeft <= 0) {
    counts.refusedBytes += 1;
    request.resume();
    response.writeHead(403, { "content-type": "application/json", "access-control-allow-origin": "*" });
    return response.end('{"message":"This address has expired.","code":"expired"}');
  }
  const { host: _host, ...headers } = request.headers;
  const url = new URL(life?.path ?? request.url ?? "/", options.engine);
  const onward = send(url, { method: request.method, agent, headers });
  onward.on("error", () => response.destroy());
  onward.on("response", (answer) => {
    const cached =
      life && answer.statusCode === 200 ? { "cache-control": `private, max-age=${Math.floor(life.secondsLeft)}` } : {};
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...cached, date: new Date().toUTCString() });
    answer.pipe(response);
    response.on("close", () => answer.destroy());
  });
  request.pipe(onward);
}

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function control(request, response) {
  if (request.method === "DELETE") counts = fresh();
  if (request.method === "PUT") {
    Object.assign(options, JSON.parse((await bodyOf(request)).toString()));
    random = randomFrom(options.seed);
  }
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ...counts, running }));
}

const server = createServer(async (request, response) => {
  if (request.url === "/control") return control(request, response);
  if (!request.url?.startsWith("/v1/")) return bytes(request, response);
  running += 1;
  try {
    await api(request, response);
  } catch {
    response.destroy();
  } finally {
    running -= 1;
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`proxy listening on http://127.0.0.1:${address.port}`);
});
process.once("SIGTERM", () => process.exit(0));
