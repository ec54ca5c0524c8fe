import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { BackendError } from "../port";
import { createVideogenBackend } from "./index";

let server: Server | undefined;

/** A real HTTP server that answers as told, and a backend that speaks to it. */
async function backendAnswering(answer: RequestListener) {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const baseUrl = `http://127.0.0.1:${address.port}`;
  return createVideogenBackend({ apiKey: "sk_videogen_live_test", baseUrl, timing: { firstWaitMs: 1 } });
}

afterEach(() => server?.close());

async function failureOf(work: Promise<unknown>): Promise<BackendError> {
  const error = await work.then(
    () => new Error("nothing failed"),
    (cause: unknown) => cause,
  );
  if (!(error instanceof BackendError)) throw error;
  return error;
}

describe("the VideoGen client", () => {
  it("sends the key, and ids as path elements whatever they hold", async () => {
    const seen: (string | undefined)[] = [];
    const backend = await backendAnswering((request, response) => {
      seen.push(request.url, request.headers.authorization);
      response.end(JSON.stringify({ fileId: "a/../b?c", scope: "GLOBAL" }));
    });
    await backend.get("a/../b?c");
    expect(seen).toEqual(["/v1/files/a%2F..%2Fb%3Fc", "Bearer sk_videogen_live_test"]);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("unpacks an answer in %s, and tells one that is cut", async (encoding, pack) => {
    const packed = pack(JSON.stringify({ fileId: "x", displayName: "Größe 👍", scope: "GLOBAL" }));
    let left = packed.length;
    const backend = await backendAnswering((request, response) => {
      expect(request.headers["accept-encoding"]).toContain(encoding);
      response.writeHead(200, { "content-encoding": encoding }).end(packed.subarray(0, left));
    });
    expect((await backend.get("x")).displayName).toBe("Größe 👍");
    left -= 5;
    expect((await failureOf(backend.get("x"))).code).toBe("backend_unreachable");
  });

  it("follows no redirect with the key", async () => {
    const seen: (string | undefined)[] = [];
    const backend = await backendAnswering((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    expect((await failureOf(backend.get("x"))).code).toBe("backend_bad_answer");
    expect(new Set(seen)).toEqual(new Set(["/v1/files/x"]));
  });

  it.each([
    [401, { message: "no", code: "invalid_api_key" }, "backend_key_rejected"],
    [403, { message: "no", code: "not_authorized" }, "not_authorized"],
    [404, { message: "no", code: "not_found" }, "not_found"],
    [409, { message: "no" }, "conflict"],
    [429, { message: "no", code: "rate_limited" }, "rate_limited"],
    [429, { message: "no", code: "insufficient_credits" }, "insufficient_credits"],
    [400, { message: "no", code: "invalid_request" }, "invalid_request"],
    [500, { message: "no" }, "backend_failed"],
  ])("maps %i %j to %s", async (status, body, code) => {
    const backend = await backendAnswering((_, response) => response.writeHead(status).end(JSON.stringify(body)));
    expect(await failureOf(backend.get("x"))).toMatchObject({ code, status });
  });

  it("carries the requirement and the wait", async () => {
    const backend = await backendAnswering((_, response) =>
      response
        .writeHead(429, { "retry-after": "17" })
        .end(JSON.stringify({ message: "no", code: "rate_limited", requirement: { type: "PLAN" } })),
    );
    expect(await failureOf(backend.search({ query: "x", numResults: 1 }))).toMatchObject({
      retryAfterSeconds: 17,
      requirement: { type: "PLAN" },
    });
  });

  it("tells an HTML page, cut JSON and a wrong shape from a failed transport", async () => {
    for (const body of ["<html>oops</html>", '{"fileId": "x', '{"files": 3}']) {
      const backend = await backendAnswering((_, response) => response.end(body));
      expect((await failureOf(backend.list({ limit: 1 }))).code).toBe("backend_bad_answer");
      server?.close();
    }
    const gone = createVideogenBackend({ apiKey: "k", baseUrl: "http://127.0.0.1:1", timing: { firstWaitMs: 1 } });
    expect((await failureOf(gone.list({ limit: 1 }))).code).toBe("backend_unreachable");
  });
});
