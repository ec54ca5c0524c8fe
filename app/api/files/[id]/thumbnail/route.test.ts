import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { loadSignedFile } from "@/lib/server/sources/signed-file";
import { getSigns } from "@/lib/server/sources/state";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { GET as getList } from "../../route";
import { GET } from "./route";

type Wire = { status?: string; url?: string | null; life?: number };
const wire = (fileId: string, { status = "ready", url = null, life = 7_200 }: Wire) => ({
  fileId,
  scope: "GLOBAL",
  type: "VIDEO",
  thumbnailSource: { status, url, expiresAt: upstreamSeconds() + life },
});
let clockAhead = 0;
const upstreamSeconds = () => Date.now() / 1000 + clockAhead;

const skewed = (ahead: number) => ({
  body: wire(`skewed${ahead}`, { url: "https://cdn.example/skewed", life: 60 }),
  headers: { date: new Date(upstreamSeconds() * 1000).toUTCString() },
});

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let shaky: () => { status?: number; body: unknown };
let young: Wire = {};
let hydrates = 0;
const bare = Array.from({ length: 120 }, (_, index) => `bare${index}`);

beforeAll(async () => {
  const hydrated = (fileId: string) => () => {
    hydrates += 1;
    return {
      body: wire(fileId, { url: `https://cdn.example/${fileId}` }),
      headers: {
        "x-ratelimit-limit": "100",
        "x-ratelimit-remaining": String(100 - hydrates),
        "x-ratelimit-reset": "3600",
      },
    };
  };
  upstream = await startUpstream({
    "GET /v1/files": () => ({ body: { files: [wire("young", young)] } }),
    "GET /v1/files/signed": () => ({ body: wire("signed", { url: "https://cdn.example/signed" }) }),
    "GET /v1/files/young": () => ({ body: wire("young", young) }),
    "GET /v1/files/failed": () => ({ body: wire("failed", { status: "failed" }) }),
    "GET /v1/files/shaky": () => shaky(),
    ...Object.fromEntries([300, -300].map((ahead) => [`GET /v1/files/skewed${ahead}`, () => skewed(ahead)])),
    ...Object.fromEntries(
      bare.flatMap((id) => [
        [`GET /v1/files/${id}`, () => ({ body: wire(id, {}) })],
        [`POST /v1/files/${id}/hydrate`, hydrated(id)],
      ]),
    ),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
beforeEach(() => {
  vi.useRealTimers();
  getSigns().note(true);
  upstream.asked.length = 0;
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  upstream.close();
});

const request = (path: string) => new Request(`http://localhost:3000${path}`, { headers: fromThisMachine });
const ask = (id: string) => GET(request(`/api/files/${id}/thumbnail`), { params: Promise.resolve({ id }) });
const seen = async (id: string) => {
  const { status, headers } = await ask(id);
  return [status, headers.get("x-thumbnail"), headers.get("location")];
};
const picture = (id: string) => [302, "picture", `https://cdn.example/${id}`];
const placeholder = (why: string) => [200, why, null];
const maxAge = (response: Response) => Number(/max-age=(\d+)/.exec(response.headers.get("cache-control") ?? "")?.[1]);

it("costs one call, however many ask for an unknown one at once", async () => {
  const all = await Promise.all(Array.from({ length: 1_000 }, () => seen("signed")));
  expect(new Set(all.map(String))).toEqual(new Set([String(picture("signed"))]));
  expect(upstream.asked).toEqual(["GET /v1/files/signed"]);
});

it("may be kept by the browser for less than its URL lives", async () => {
  const age = maxAge(await ask("signed"));
  expect(age).toBeGreaterThan(6_000);
  expect(age).toBeLessThanOrEqual(6_900);
});

it.each([300, -300])("judges a URL by upstream's clock, %i s from ours", async (ahead) => {
  clockAhead = ahead;
  const response = await ask(`skewed${ahead}`);
  expect(response.status).toBe(302);
  expect(maxAge(response)).toBeGreaterThan(35);
  expect(maxAge(response)).toBeLessThanOrEqual(50);
  clockAhead = 0;
});

it("answers with a placeholder while the file is processed, and with the picture as soon as a list knows it", async () => {
  young = { status: "pending" };
  expect(await seen("young")).toEqual(placeholder("processing"));
  expect(await seen("young")).toEqual(placeholder("processing"));
  expect(upstream.asked).toEqual(["GET /v1/files/young"]);
  young = { url: "https://cdn.example/young" };
  await getList(request("/api/files?limit=1"), { params: Promise.resolve({}) });
  expect(await seen("young")).toEqual(picture("young"));
  expect(upstream.asked).toEqual(["GET /v1/files/young", "GET /v1/files"]);
});

it("is a picture for an <img> whatever fails, and the real one once upstream is back", async () => {
  shaky = () => ({ status: 500, body: { message: "no" } });
  const response = await ask("shaky");
  expect([response.status, response.headers.get("x-thumbnail")]).toEqual([200, "unavailable"]);
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toMatch(/^<svg /);
  shaky = () => ({ body: wire("shaky", { url: "https://cdn.example/shaky" }) });
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + 6_000);
  expect(await seen("shaky")).toEqual(picture("shaky"));
  expect(await seen("failed")).toEqual(placeholder("no_picture"));
});

it("says not found of a file that upstream does not know", async () => {
  const response = await ask("unknown");
  expect(response.status).toBe(404);
  expect(errorEnvelopeSchema.parse(await response.json()).error.code).toBe("not_found");
});

it("spends on what is in view no more hydrates than its share; opening a file goes on working", async () => {
  const answers = await Promise.all(bare.slice(0, 100).map((id) => seen(id)));
  const kinds = answers.map(([, kind]) => kind);
  const pictures = kinds.filter((kind) => kind === "picture").length;
  // Four tenths at once; the share grows with every moment of the hour.
  expect([40, 41]).toContain(pictures);
  expect(kinds.filter((kind) => kind === "limited")).toHaveLength(100 - pictures);
  expect(hydrates).toBe(pictures);
  const waiting = bare.find((_, index) => kinds[index] === "limited") ?? "";
  upstream.asked.length = 0;
  const told = await ask(waiting);
  expect(maxAge(told)).toBeGreaterThan(0);
  expect(maxAge(told)).toBeLessThanOrEqual(150);
  expect(upstream.asked.filter((call) => call.startsWith("POST"))).toEqual([]);
  expect((await loadSignedFile(waiting)).sources.thumbnail?.url).toBe(`https://cdn.example/${waiting}`);
  expect(await seen(waiting)).toEqual(picture(waiting));
});
