import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
beforeAll(async () => {
  engine = await TestEngine.start();
});
afterAll(() => engine.remove());

/** All that comes back for these bytes until the engine closes the connection; `more` is sent when the first has come. */
function exchange(bytes: string, more = ""): Promise<string> {
  const { hostname, port } = new URL(engine.url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
    });
    socket.once("data", () => socket.write(more));
    socket.on("error", reject).on("close", () => resolve(answer));
  });
}

it.each([
  ["no HTTP at all", "hello\r\n\r\n", 400],
  ["a header without end", `GET /v1/files HTTP/1.1\r\nHost: x\r\nx-long: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ["two lengths", "POST /v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
  ["no host", "GET /v1/files HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  ["a host that is none", "GET /v1/files HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n", 400],
  ["an expectation", "GET /v1/files HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n", 401],
])("refuses %s in the form of every refusal", async (_what, bytes, status) => {
  const [head = "", body = ""] = (await exchange(bytes)).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/\r\nx-request-id: \S+/i);
  expect(errorAnswerSchema.parse(JSON.parse(body)).code).toMatch(/^invalid_/);
});

it("gives no body to who asks by HEAD", async () => {
  const answer = await exchange("HEAD /\u00be\u0001 HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\n\r\n$/);
});

it("says nothing in the middle of another answer", async () => {
  const file = await engine.settled(await engine.upload("large.bin", "x".repeat(30_000_000)));
  const { pathname, search } = new URL(file.downloadUrl ?? "");
  const answer = await exchange(`GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\n\r\n`, "nonsense\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(answer).not.toContain("invalid_request");
});
