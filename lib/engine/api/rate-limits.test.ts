import { afterAll, beforeAll, expect, it } from "vitest";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
let now = Date.UTC(2026, 10, 20, 12, 30);
beforeAll(async () => {
  engine = await TestEngine.start({ limits: "videogen", now: () => now });
});
afterAll(() => engine.remove());

const limitsOf = (answer: Response) =>
  ["limit", "remaining", "reset"].map((name) => Number(answer.headers.get(`x-ratelimit-${name}`)));

it("tells on every answer what is left of the hour, refusals included", async () => {
  const nextHour = Date.UTC(2026, 10, 20, 13) / 1000;
  expect(limitsOf(await engine.call("GET", "/v1/files"))).toEqual([50_000, 49_999, nextHour]);
  expect(limitsOf(await engine.call("GET", "/v1/files/none"))).toEqual([50_000, 49_998, nextHour]);
  expect(limitsOf(await engine.call("POST", "/v1/files/none/hydrate"))).toEqual([2_500, 2_499, nextHour]);
  expect(limitsOf(await engine.call("POST", "/v1/files/upload", {}))).toEqual([500, 499, nextHour]);
  for (const [method, path, status] of [
    ["DELETE", "/v1/me", 405],
    ["GET", "/v1/nothing", 404],
    ["HEAD", "/v1/files", 200],
    ["GET", "/v1/files?limit=x", 400],
  ] as const) {
    const answer = await engine.call(method, path);
    expect([answer.status, limitsOf(answer)[0]]).toEqual([status, 50_000]);
  }
});

it("does not let strangers use up the hour of the team", async () => {
  const before = limitsOf(await engine.call("GET", "/v1/me"))[1] ?? 0;
  const stranger = await fetch(`${engine.url}/v1/me`);
  expect([stranger.status, stranger.headers.has("x-ratelimit-limit")]).toEqual([401, true]);
  expect(limitsOf(await engine.call("GET", "/v1/me"))[1]).toBe(before - 1);
});

it("refuses past the limit, says when to come back, and keeps other calls going", async () => {
  for (let call = 0; call < 500; call += 1) {
    expect((await engine.call("POST", "/v1/files/search", { query: "x" })).status).toBe(200);
  }
  const refused = await engine.call("POST", "/v1/files/search", { query: "x" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1800");
  expect(errorAnswerSchema.parse(await refused.json()).code).toBe("rate_limited");
  expect((await engine.call("GET", "/v1/files")).status).toBe(200);
  now += 1_800_000;
  expect((await engine.call("POST", "/v1/files/search", { query: "x" })).status).toBe(200);
});
