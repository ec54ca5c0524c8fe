import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { statusSchema } from "@/lib/domain/api";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { GET as getList } from "../files/route";
import { POST as search } from "../files/search/route";
import { GET as getHealth } from "../health/route";
import { GET as getStatus } from "./route";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let remaining = 40_000;
const limits = () => ({
  "x-ratelimit-limit": "50000",
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": "1800",
});

beforeAll(async () => {
  upstream = await startUpstream({
    "GET /v1/me": () => ({ body: { apiKeyId: "k", displayName: "Ada" }, headers: limits() }),
    "GET /v1/files": () => ({ body: { files: [] }, headers: limits() }),
    "POST /v1/files/search": () => ({
      status: 429,
      body: { message: "no", code: "rate_limited" },
      headers: { "retry-after": "600" },
    }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
afterAll(() => {
  vi.unstubAllEnvs();
  upstream.close();
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
const call = (handler: Handler, path: string, init: RequestInit = {}, host = "localhost:3000") =>
  handler(
    new Request(`http://localhost:3000${path}`, { ...init, headers: { ...fromThisMachine, host, ...init.headers } }),
    {
      params: Promise.resolve({}),
    },
  );
const status = async () => statusSchema.parse(await (await call(getStatus, "/api/status")).json());
const searchFor = (query: string) =>
  call(search, "/api/files/search", {
    method: "POST",
    body: JSON.stringify({ query }),
    headers: { "content-type": "application/json" },
  });

it("tells the connection and what is left of each limit, from the answers' own headers", async () => {
  const told = await status();
  expect(told).toMatchObject({ backend: "VideoGen", connection: { state: "ok", account: "Ada" }, degraded: [] });
  expect(told.budgets.map(({ group, limit, remaining }) => [group, limit, remaining])).toEqual([
    ["read", 50_000, 40_000],
    ["hydrate", 2_500, 2_500],
    ["upload", 500, 500],
    ["search", 500, 500],
  ]);
  expect(told.budgets[0]?.resetsAt).toBeGreaterThan(Date.now() / 1000 + 1_700);
});

it("asks upstream once for many who ask how it stands", async () => {
  const before = upstream.asked.length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(getHealth, "/api/health")));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(upstream.asked.length).toBeLessThanOrEqual(before + 1);
});

it("lets background refreshing go first, without a call, and goes on for people", async () => {
  remaining = 20_000;
  expect((await call(getList, "/api/files?limit=5&background=true")).status).toBe(200);
  const before = upstream.asked.length;
  const refused = await call(getList, "/api/files?limit=5&background=true");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(upstream.asked.length).toBe(before);
  expect((await call(getList, "/api/files?limit=5")).status).toBe(200);
  expect((await status()).degraded).toMatchObject([{ what: "background_sync", group: "read", why: "kept" }]);
});

it("asks nothing more of a group that answered 429 until its time has come, and says so", async () => {
  expect((await searchFor("one")).status).toBe(429);
  const before = upstream.asked.length;
  expect((await searchFor("two")).status).toBe(429);
  expect(upstream.asked.length).toBe(before);
  const { degraded, budgets } = await status();
  expect(degraded.map(({ what, why }) => [what, why])).toEqual([
    ["background_sync", "kept"],
    ["search_as_you_type", "limited"],
  ]);
  expect(budgets.find(({ group }) => group === "search")?.pausedUntil).toBeGreaterThan(Date.now() / 1000 + 500);
});

it("is for people of the library alone", async () => {
  expect((await call(getStatus, "/api/status", {}, "media.example.com")).status).toBe(401);
});
