import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startUpstream } from "../testing-upstream";
import { presentAll } from "./present-all";
import { loadSignedFile } from "./signed-file";
import { getSigns } from "./state";

const seconds = () => Date.now() / 1000;
const wire = (fileId: string, url: string | null, life = 7_200) => ({
  fileId,
  scope: "GLOBAL",
  type: "IMAGE",
  thumbnailSource: { status: "ready", url, expiresAt: seconds() + life },
  downloadSource: { status: "ready", url, expiresAt: seconds() + life },
});

let upstream: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  const answers = (
    fileId: string,
    got: () => object,
    hydrated: () => object = () => wire(fileId, `https://cdn.example/${fileId}`),
  ) => ({
    [`GET /v1/files/${fileId}`]: () => ({ body: got() }),
    [`POST /v1/files/${fileId}/hydrate`]: () => ({ body: hydrated() }),
  });
  const slow = () => ({ fileId: "slow", scope: "GLOBAL", fileAnalysisMetadata: { analysisLoadingState: "LOADING" } });
  const brief = (url: string, life: number) => () => wire("brief", `https://cdn.example/${url}`, life);
  upstream = await startUpstream({
    ...answers("signed", () => wire("signed", "https://cdn.example/signed")),
    ...answers("bare", () => wire("bare", null)),
    ...answers("dying", () => wire("dying", "https://cdn.example/old", 30)),
    ...answers("omitted", () => ({ fileId: "omitted", scope: "GLOBAL" })),
    ...answers("slow", slow, slow),
    ...answers("coming", () => wire("coming", null)),
    ...answers("wanted", () => wire("wanted", null)),
    "POST /v1/files/last/hydrate": () => ({
      body: wire("last", "https://cdn.example/last"),
      headers: { "x-ratelimit-limit": "2500", "x-ratelimit-remaining": "300", "x-ratelimit-reset": "3000" },
    }),
    "GET /v1/files/last": () => ({ body: wire("last", null) }),
    ...answers("brief", brief("brief", 50), brief("fresh", 60)),
    ...Object.fromEntries(["n1", "n2", "n3", "n4"].flatMap((id) => Object.entries(answers(id, () => wire(id, null))))),
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
const urlOf = async (fileId: string) => (await loadSignedFile(fileId)).sources.download?.url;
const later = (ms: number) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + ms);
};

describe("opening a file", () => {
  it("hydrates only when the cheap call does not sign, or signs what is about to die, or omits sources", async () => {
    for (const fileId of ["signed", "bare", "dying", "omitted"]) {
      expect(await urlOf(fileId)).toBe(`https://cdn.example/${fileId}`);
      getSigns().note(true);
    }
    expect(upstream.asked).toEqual([
      ...["GET /v1/files/signed"],
      ...["GET /v1/files/bare", "POST /v1/files/bare/hydrate"],
      ...["GET /v1/files/dying", "POST /v1/files/dying/hydrate"],
      ...["GET /v1/files/omitted", "POST /v1/files/omitted/hydrate"],
    ]);
  });

  it("costs one hydrate while its URLs live, however often it is opened", async () => {
    await urlOf("n1");
    later(3_000);
    expect(await urlOf("n1")).toBe("https://cdn.example/n1");
    expect(upstream.asked).toEqual(["GET /v1/files/n1", "POST /v1/files/n1/hydrate", "GET /v1/files/n1"]);
  });

  it("goes straight to hydrating where getting has turned out not to sign", async () => {
    for (const fileId of ["n2", "n3", "n4"]) await urlOf(fileId);
    upstream.asked.length = 0;
    later(7_200_000);
    getSigns().note(false);
    expect(await urlOf("n2")).toBe("https://cdn.example/n2");
    expect(upstream.asked).toEqual(["POST /v1/files/n2/hydrate"]);
  });

  it("learns how long upstream signs, and then takes a URL of short life for a fresh one", async () => {
    await urlOf("brief");
    upstream.asked.length = 0;
    later(3_000);
    expect(await urlOf("brief")).toMatch(/^https/);
    expect(upstream.asked).toEqual(["GET /v1/files/brief"]);
  });
});

it("hydrates anew for whoever was refused, but not at every refusal", async () => {
  await urlOf("signed");
  upstream.asked.length = 0;
  for (let refusal = 0; refusal < 3; refusal += 1) await loadSignedFile("signed", { renew: true });
  expect(upstream.asked).toEqual(["POST /v1/files/signed/hydrate"]);
  later(30_000);
  await loadSignedFile("signed", { renew: true });
  expect(upstream.asked.filter((call) => call.startsWith("POST"))).toHaveLength(2);
});

it("spends few hydrates on a file that is watched while it is processed", async () => {
  for (let poll = 0; poll < 15; poll += 1) {
    later(2_000);
    await loadSignedFile("slow");
  }
  const hydrates = upstream.asked.filter((call) => call === "POST /v1/files/slow/hydrate");
  expect(hydrates.length).toBeGreaterThan(0);
  expect(hydrates.length).toBeLessThanOrEqual(3);
});

it("gives a list's files the URLs that are known to live", async () => {
  await urlOf("signed");
  const [listed] = presentAll([{ ...(await loadSignedFile("signed")) }]);
  expect(listed?.sources.download?.url).toBe("https://cdn.example/signed");
});

describe("a file that may be opened next", () => {
  it("costs nothing more when it is opened a moment later", async () => {
    expect((await loadSignedFile("coming", { background: true })).sources.download?.url).toMatch(/coming$/);
    upstream.asked.length = 0;
    expect(await urlOf("coming")).toMatch(/coming$/);
    expect(upstream.asked).toEqual([]);
  });

  it("is done without when the hour's calls run low, while whoever opens it is served", async () => {
    await urlOf("last");
    upstream.asked.length = 0;
    await expect(loadSignedFile("wanted", { background: true })).rejects.toMatchObject({ code: "rate_limited" });
    expect(upstream.asked).toEqual(["GET /v1/files/wanted"]);
    expect(await urlOf("wanted")).toBe("https://cdn.example/wanted");
  });
});
