import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Source } from "@/lib/domain/media-file";
import { isFreshlySigned, lifeLeft, loadSignedFile, loadThumbnail, redirectLife } from "./source-broker";
import { startUpstream } from "./testing-upstream";

const seconds = () => Date.now() / 1000;
const source = (change: Partial<Source>): Source => ({
  ...{
    status: "ready",
    url: "https://cdn.example/x",
    expiresAt: seconds() + 7200,
    width: null,
    height: null,
    bytes: null,
  },
  ...change,
});
const wire = (fileId: string, url: string | null, expiresAt: number | null = seconds() + 7200) => ({
  fileId,
  scope: "GLOBAL",
  type: "IMAGE",
  thumbnailSource: { status: "ready", url, expiresAt },
});

let upstream: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  upstream = await startUpstream({
    "GET /v1/files/signed": () => ({ body: wire("signed", "https://cdn.example/signed") }),
    "GET /v1/files/bare": () => ({ body: wire("bare", null) }),
    "POST /v1/files/bare/hydrate": () => ({ body: wire("bare", "https://cdn.example/bare") }),
    "GET /v1/files/dying": () => ({ body: wire("dying", "https://cdn.example/old", seconds() + 30) }),
    "POST /v1/files/dying/hydrate": () => ({ body: wire("dying", "https://cdn.example/new") }),
    "GET /v1/files/omitted": () => ({ body: { fileId: "omitted", scope: "GLOBAL" } }),
    "POST /v1/files/omitted/hydrate": () => ({ body: wire("omitted", "https://cdn.example/omitted") }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
afterAll(() => {
  vi.unstubAllEnvs();
  upstream.close();
});

describe("what is kept of sources", () => {
  it("counts life left, without end for permanent URLs and none without a URL", () => {
    expect(lifeLeft(source({ expiresAt: 100 }), 40_000)).toBe(60);
    expect(lifeLeft(source({ expiresAt: null }))).toBe(Number.POSITIVE_INFINITY);
    expect(lifeLeft(source({ url: null }))).toBe(0);
    expect(lifeLeft(source({ expiresAt: 1 }))).toBe(0);
    expect(lifeLeft(null)).toBe(0);
  });

  it("lets a browser keep a redirect for less than its URL lives", () => {
    expect(redirectLife(source({ expiresAt: seconds() + 600 }))).toBeLessThanOrEqual(450);
    expect(redirectLife(source({ expiresAt: null }))).toBe(3600);
  });

  it("takes a file that says nothing of its sources for unsigned", () => {
    const bare = { thumbnail: null, preview: null, download: null, hls: null };
    const file = (sources: object) => ({ sources: { ...bare, ...sources } }) as Parameters<typeof isFreshlySigned>[0];
    expect(isFreshlySigned(file({}))).toBe(false);
    expect(isFreshlySigned(file({ thumbnail: source({}) }))).toBe(true);
    expect(isFreshlySigned(file({ thumbnail: source({}), hls: source({ status: "pending", url: null }) }))).toBe(true);
    expect(isFreshlySigned(file({ thumbnail: source({}), hls: source({ url: null }) }))).toBe(false);
  });
});

describe("what is asked of the backend", () => {
  it("hydrates only when the cheap call does not sign, or signs what is about to die, or omits sources", async () => {
    expect((await loadSignedFile("signed")).sources.thumbnail?.url).toBe("https://cdn.example/signed");
    expect((await loadSignedFile("bare")).sources.thumbnail?.url).toBe("https://cdn.example/bare");
    expect((await loadSignedFile("dying")).sources.thumbnail?.url).toBe("https://cdn.example/new");
    expect((await loadSignedFile("omitted")).sources.thumbnail?.url).toBe("https://cdn.example/omitted");
    expect(upstream.asked).toEqual([
      ...["GET /v1/files/signed"],
      ...["GET /v1/files/bare", "POST /v1/files/bare/hydrate"],
      ...["GET /v1/files/dying", "POST /v1/files/dying/hydrate"],
      ...["GET /v1/files/omitted", "POST /v1/files/omitted/hydrate"],
    ]);
  });

  it("asks nothing more for a thumbnail it knows, however many want it", async () => {
    const before = upstream.asked.length;
    const urls = await Promise.all(Array.from({ length: 50 }, async () => (await loadThumbnail("bare"))?.url));
    expect(new Set(urls)).toEqual(new Set(["https://cdn.example/bare"]));
    expect(upstream.asked.length).toBe(before);
  });

  it("has none for an unknown file", async () => {
    await expect(loadThumbnail("unknown")).rejects.toMatchObject({ code: "not_found" });
  });
});
