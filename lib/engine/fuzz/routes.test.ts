import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { errorAnswerSchema, uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { newSeed, rounds } from "../durability/run-form";
import { EngineBundle, type EngineProgram } from "../testing/engine-program";
import { oneOf, type Random, randomFrom, wholeNumber } from "../tools/random";

let bundle: EngineBundle;
let dataDir: string;

beforeAll(async () => {
  bundle = await EngineBundle.make();
  dataDir = await mkdtemp(join(tmpdir(), "vitrine-fuzz-"));
});
afterAll(async () => {
  await bundle.remove();
  await rm(dataDir, { recursive: true, force: true });
});

it("answers whatever it is asked, in its own form, and never with 5xx", { timeout: 600_000 }, async () => {
  const seed = newSeed();
  const random = randomFrom(seed);
  const program = bundle.start({ DATA_DIR: dataDir });
  const url = await program.url();
  const key = (await readFile(join(dataDir, "api-key"), "utf8")).trim();
  const paths = await knownPaths(program, key);
  for (let call = 0; call < rounds({ short: 600, long: 20_000 }); call += 1) {
    const asked = randomCall(random, paths, key);
    const what = `seed ${seed}, call ${call}: ${JSON.stringify(asked).slice(0, 600)}`;
    const answer = await send(url, asked).catch((error: unknown) => {
      throw new Error(`${what}: ${error}. ${program.errors}`);
    });
    expect(answer.status, `${what}: ${answer.body}`).toBeLessThan(500);
    expect(answer.requestId, `${what}: ${answer.body}`).toBeTruthy();
    if (answer.status < 400 || asked.method === "HEAD") continue;
    expect(errorAnswerSchema.safeParse(JSON.parse(answer.body)).success, `${what}: ${answer.body}`).toBe(true);
  }
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(program.errors, `seed ${seed}`).toBe("");
  expect(await program.end("SIGTERM")).toBe(0);
});

type Call = { method: string; path: string; headers: Record<string, string>; body: string };

async function knownPaths(program: EngineProgram, key: string): Promise<[string, ...string[]]> {
  const url = await program.url();
  const headers = { authorization: `Bearer ${key}` };
  const created = await fetch(`${url}/v1/files/upload`, { method: "POST", headers, body: '{"displayName":"seen"}' });
  const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
  await fetch(uploadUrl, { method: "PUT", body: "some words" });
  const waiting = await fetch(`${url}/v1/files/upload`, { method: "POST", headers, body: '{"displayName":"waits"}' });
  const upload = new URL(uploadAnswerSchema.parse(await waiting.json()).uploadUrl);
  const calls = ["hydrate", "archive", "enable-public-preview", "disable-public-preview"];
  return [
    "/v1/files",
    "/v1/me",
    "/v1/files/search",
    "/v1/files/upload",
    `/v1/files/${fileId}`,
    ...calls.map((call) => `/v1/files/${fileId}/${call}`),
    "/v1/webhooks/endpoints",
    "/v1/webhooks/endpoints/ep_1",
    upload.pathname + upload.search,
    upload.pathname,
    `/objects/${fileId}/download?expires=1&signature=a`,
    `/hls/${fileId}/1-a/master.m3u8`,
    "/public/vg_play_x/static",
    "/public/vg_play_x/master.m3u8",
    "/health",
    "/",
  ];
}

const methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "QUERY"] as const;
const odd = [
  ...["..", "%2e%2e", "%00", "%", "%zz", "%F0%9F%98%80", "//", "\\", "'", '"', "null", "-1", "1e999", "🎬", "\u202e"],
  ...["constructor", "__proto__", "vg_file_", "a".repeat(3_000), "[]", "{}", "?limit=0&limit=2", "#", ";", "*", "true"],
] as [string, ...string[]];
const headerNames = [
  ...["range", "if-range", "if-none-match", "content-type", "accept", "x-request-id", "origin", "host", "cookie"],
  ...["content-md5", "x-amz-checksum-sha256", "tus-resumable", "upload-offset", "upload-length", "upload-metadata"],
  ...["x-http-method-override", "accept-encoding", "expect", "if-modified-since"],
] as [string, ...string[]];

function randomCall(random: Random, paths: [string, ...string[]], key: string): Call {
  const headers: Record<string, string> = random() < 0.85 ? { authorization: `Bearer ${key}` } : {};
  for (let header = wholeNumber(random, 0, 3); header > 0; header -= 1) {
    headers[oneOf(random, headerNames)] = asHeader(oneOf(random, [text(random), "bytes=0-", "bytes=9-1", "1", "*"]));
  }
  return { method: oneOf(random, methods), path: randomPath(random, paths), headers, body: randomBody(random) };
}

function randomPath(random: Random, paths: [string, ...string[]]): string {
  let path: string = oneOf(random, paths);
  for (let change = wholeNumber(random, 0, 2); change > 0; change -= 1) {
    const place = wholeNumber(random, 1, path.length);
    const piece = random() < 0.5 ? text(random) : oneOf(random, odd);
    path = path.slice(0, place) + piece + path.slice(random() < 0.5 ? place : place + piece.length);
  }
  if (random() < 0.3)
    path += `?${oneOf(random, ["limit", "cursor", "selfOnly", "expires", "signature"])}=${text(random)}`;
  // What no HTTP client can send stays out: spaces, controls and bytes beyond Latin-1.
  return path.replace(/[^\x21-\xff]/g, (sign) => encodeURIComponent(sign.isWellFormed() ? sign : "?"));
}

function randomBody(random: Random): string {
  const kind = wholeNumber(random, 0, 5);
  if (kind === 0) return "";
  if (kind === 1) return text(random).repeat(wholeNumber(random, 1, 200));
  if (kind === 2) return "[".repeat(wholeNumber(random, 1, 20_000));
  const keys = [
    "query",
    "displayName",
    "type",
    "transcript",
    "numResults",
    "isTemporary",
    "url",
    "events",
    "__proto__",
  ];
  return JSON.stringify(Object.fromEntries(keys.filter(() => random() < 0.4).map((name) => [name, value(random, 3)])));
}

function value(random: Random, depth: number): unknown {
  const kind = wholeNumber(random, 0, depth > 0 ? 8 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return oneOf(random, [0, 1, -1, 1.5, 1e308, 2 ** 53, 100, 101]);
  if (kind === 3) return oneOf(random, odd);
  if (kind <= 5) return text(random);
  if (kind === 6) return Array.from({ length: wholeNumber(random, 0, 4) }, () => value(random, depth - 1));
  const words = [{ startSeconds: value(random, 0), endSeconds: value(random, 0), word: value(random, 0) }];
  return kind === 7 ? { words } : { words: value(random, depth - 1), languageCode: value(random, depth - 1) };
}

function text(random: Random): string {
  const length = wholeNumber(random, 1, 12);
  const sign = () =>
    String.fromCharCode(random() < 0.8 ? wholeNumber(random, 33, 126) : wholeNumber(random, 1, 0xffff));
  return Array.from({ length }, sign).join("");
}

function asHeader(content: string): string {
  return content.replace(/[^\x20-\x7e]/g, "?").trim();
}

/** Bare node:http, which sends what `fetch` would mend. */
function send(base: string, call: Call): Promise<{ status: number; body: string; requestId: unknown }> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const headers = { ...call.headers, "content-length": Buffer.byteLength(call.body) };
    const sent = request({ hostname, port, method: call.method, path: call.path, headers, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("error", reject);
      const requestId = answer.headers["x-request-id"];
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body, requestId }));
    });
    sent.on("error", reject);
    sent.end(call.body);
  });
}
