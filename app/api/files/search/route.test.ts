import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { statusSchema } from "@/lib/domain/api";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { GET as getStatus } from "../../status/route";
import { POST } from "./route";

let upstream: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  upstream = await startUpstream({
    "GET /v1/me": () => ({ body: { apiKeyId: "k" } }),
    "POST /v1/files/search": () => ({
      body: { results: [] },
      headers: { "x-ratelimit-limit": "500", "x-ratelimit-remaining": "190", "x-ratelimit-reset": "600" },
    }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
afterAll(() => {
  vi.unstubAllEnvs();
  upstream.close();
});

const search = (query: string, typing: boolean) =>
  POST(
    new Request("http://localhost:3000/api/files/search", {
      method: "POST",
      body: JSON.stringify({ query, typing }),
      headers: { ...fromThisMachine, "content-type": "application/json" },
    }),
    { params: Promise.resolve({}) },
  );

it("does without searching while typing when searches run low, says until when, and goes on with Enter", async () => {
  expect((await search("a", true)).status).toBe(200);
  const asked = upstream.asked.length;
  const refused = await search("ab", true);
  expect(refused.status).toBe(429);
  expect(upstream.asked.length).toBe(asked);
  expect((await refused.json()).error.retryAfterSeconds).toBeGreaterThan(0);

  const answer = await getStatus(new Request("http://localhost:3000/api/status", { headers: fromThisMachine }), {
    params: Promise.resolve({}),
  });
  const { degraded, now } = statusSchema.parse(await answer.json());
  const typing = degraded.find(({ what }) => what === "search_as_you_type");
  expect(typing?.until).toBeGreaterThan(now);
  expect((await search("ab", false)).status).toBe(200);
});
