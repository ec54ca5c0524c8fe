import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { GET } from "./route";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let signed = 0;

beforeAll(async () => {
  const expiring = () => {
    signed += 1;
    const expiresAt = Date.now() / 1000 + 20;
    return {
      body: {
        fileId: "film",
        scope: "GLOBAL",
        type: "VIDEO",
        downloadSource: { status: "ready", url: `https://cdn.example/film?signature=${signed}`, expiresAt },
      },
    };
  };
  upstream = await startUpstream({
    "GET /v1/files/film": expiring,
    "POST /v1/files/film/hydrate": expiring,
    "GET /v1/files/young": () => ({
      body: { fileId: "young", scope: "GLOBAL", downloadSource: { status: "pending" } },
    }),
    "POST /v1/files/young/hydrate": () => ({
      body: { fileId: "young", scope: "GLOBAL", downloadSource: { status: "pending" } },
    }),
    "GET /v1/files/closed": () => ({
      status: 403,
      body: { message: "no", code: "not_authorized", requirement: { type: "PLAN_UPGRADE", details: { secret: 1 } } },
    }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  upstream.close();
});

const download = (id: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/api/files/${id}/download`, { headers: { ...fromThisMachine, ...headers } }), {
    params: Promise.resolve({ id }),
  });

it("sends the browser to a URL that lives, also long after the one before has ended", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const first = await download("film");
  expect(first.status).toBe(302);
  expect(first.headers.get("cache-control")).toBe("no-store");
  vi.setSystemTime(Date.now() + 60_000);
  const second = await download("film");
  expect(second.status).toBe(302);
  expect(second.headers.get("location")).toMatch(/^https:\/\/cdn\.example\/film\?signature=\d+$/);
  expect(second.headers.get("location")).not.toBe(first.headers.get("location"));
  vi.useRealTimers();
});

it("says in words what to do when it cannot, to people and to programs", async () => {
  const page = await download("closed", { accept: "text/html,*/*" });
  expect(page.status).toBe(403);
  expect(page.headers.get("content-type")).toContain("text/plain");
  expect(await page.text()).toMatch(/plan .* Upgrade it/);
  const answer = await (await download("closed")).json();
  expect(answer.error).toMatchObject({ code: "not_authorized", requirement: { type: "PLAN_UPGRADE" } });
  expect(JSON.stringify(answer)).not.toContain("secret");
  expect((await download("young")).status).toBe(404);
  expect((await download("none")).status).toBe(404);
});
