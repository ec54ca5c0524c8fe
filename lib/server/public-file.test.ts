import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { forgetPublicFile, loadPublicFile } from "./public-file";
import { startUpstream } from "./testing-upstream";

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let shared = true;

beforeAll(async () => {
  upstream = await startUpstream({
    "GET /v1/files/a": () => ({
      body: {
        fileId: "a",
        scope: "GLOBAL",
        type: "IMAGE",
        isPublicPreviewEnabled: shared,
        staticPublicPreviewSource: shared ? { status: "ready", url: "https://cdn.example/a" } : null,
      },
    }),
    "GET /v1/files/down": () => ({ status: 500, body: { message: "no" } }),
  });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  upstream.close();
});

it("remembers at most 60 s whether a file is public, and forgets at once when told", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  expect((await loadPublicFile("a"))?.publicPreview.fileUrl).toBe("https://cdn.example/a");
  shared = false;
  expect(await loadPublicFile("a")).not.toBeNull();
  vi.setSystemTime(Date.now() + 60_001);
  expect(await loadPublicFile("a")).toBeNull();
  shared = true;
  expect(await loadPublicFile("a")).toBeNull();
  forgetPublicFile("a");
  expect(await loadPublicFile("a")).not.toBeNull();
  expect(upstream.asked.length).toBe(3);
});

it("tells an unknown file from a backend that cannot say", async () => {
  expect(await loadPublicFile("unknown")).toBeNull();
  await expect(loadPublicFile("down")).rejects.toMatchObject({ code: "backend_failed" });
});
