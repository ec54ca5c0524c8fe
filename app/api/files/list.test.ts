import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fileListSchema } from "@/lib/domain/api";
import { forgetPages } from "@/lib/server/listing/load-page";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { POST as archive } from "./[id]/archive/route";
import { GET, POST } from "./route";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let version = 0;
let isLimited = false;
const transcript = { languageCode: "en", words: [{ startSeconds: 0, endSeconds: 1, word: "Unlisted" }] };
const lists = () => upstream.asked.filter((call) => call === "GET /v1/files").length;

beforeAll(async () => {
  upstream = await startUpstream({
    "GET /v1/files": () =>
      isLimited
        ? { status: 429, body: { message: "no", code: "rate_limited" }, headers: { "retry-after": "600" } }
        : { body: { files: [{ fileId: `v${version}`, scope: "GLOBAL", transcript }], hasMore: true, nextCursor: "c" } },
    "POST /v1/files/f/archive": () => ({ body: { fileId: "f", scope: "GLOBAL" } }),
    "POST /v1/files/upload": () => ({ body: { fileId: "u", uploadUrl: "https://up.example" } }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
beforeEach(async () => {
  // Time stands still but for `later`: how old a page is must not depend on how busy the machine is.
  vi.useFakeTimers({ toFake: ["Date"] });
  await forgetPages();
  version = 1;
  upstream.asked.length = 0;
});
afterEach(() => void vi.useRealTimers());
afterAll(() => {
  vi.unstubAllEnvs();
  upstream.close();
});

const context = { params: Promise.resolve({ id: "f" }) };
const request = (path: string, init: RequestInit = {}) =>
  new Request(`http://localhost:3000/api/files${path}`, {
    ...init,
    headers: { ...fromThisMachine, "content-type": "application/json" },
  });
const ask = (query = "") => GET(request(query), context);
/** The one file of the page, which tells from when it is. */
const shown = async (query = "") => fileListSchema.parse(await (await ask(query)).json()).files[0]?.fileId;
const later = (ms: number) => void vi.setSystemTime(Date.now() + ms);

it("costs one call however many ask at once and shortly after, and says from when it is", async () => {
  const started = Date.now() / 1000;
  await Promise.all(Array.from({ length: 200 }, () => shown()));
  await shown("?cursor=c");
  await shown("?cursor=c");
  later(1_000);
  const response = await ask();
  expect(lists()).toBe(2);
  expect(response.headers.get("age")).toBe("1");
  const { asOf = 0 } = fileListSchema.parse(await response.json());
  expect(asOf).toBeGreaterThanOrEqual(started);
  expect(asOf).toBeLessThan(Date.now() / 1000);
});

it("is shown at once when it is some seconds old, and is new the next time", async () => {
  await shown();
  version = 2;
  later(10_000);
  expect(await shown()).toBe("v1");
  await expect.poll(() => shown()).toBe("v2");
  expect(lists()).toBe(2);
});

it("is waited for when it is too old, a later page after a longer time than the head", async () => {
  await Promise.all([shown(), shown("?cursor=c")]);
  version = 2;
  later(60_000);
  expect(await shown()).toBe("v2");
  expect(await shown("?cursor=c")).toBe("v1");
});

it("is asked anew for whoever watches a change, and by what runs in the background, for all", async () => {
  await shown();
  version = 2;
  later(1_000);
  expect(await shown("?fresh=true")).toBe("v2");
  version = 3;
  expect(await shown("?background=true")).toBe("v3");
  expect(await shown()).toBe("v3");
});

it("says that a file has a transcript, and carries none of its words", async () => {
  const text = await (await ask()).text();
  expect(text).not.toContain("Unlisted");
  const [file] = fileListSchema.parse(JSON.parse(text)).files;
  expect(file?.transcript).toEqual({ kind: "timed", languageCode: "en", words: [] });
});

describe("our own changes", () => {
  const changes = {
    archive: () => archive(request("/f/archive", { method: "POST" }), context),
    upload: () => POST(request("", { method: "POST", body: JSON.stringify({ displayName: "a" }) }), context),
  };
  it.each(["archive", "upload"] as const)("by %s show at once, on every page", async (change) => {
    await Promise.all([shown(), shown("?cursor=c")]);
    version = 2;
    expect((await changes[change]()).ok).toBe(true);
    expect([await shown(), await shown("?cursor=c")]).toEqual(["v2", "v2"]);
  });

  it("are not undone by an answer that was under way", async () => {
    const under = ask();
    await expect.poll(lists).toBe(1);
    await changes.archive();
    version = 2;
    await under;
    expect(await shown()).toBe("v2");
  });
});

it("is shown as it was, with its age, while upstream wants no more calls", async () => {
  await shown();
  isLimited = true;
  later(120_000);
  const response = await ask();
  expect(response.status).toBe(200);
  expect(Number(response.headers.get("age"))).toBeGreaterThanOrEqual(120);
  expect((await ask("?background=true")).status).toBe(429);
  isLimited = false;
});
