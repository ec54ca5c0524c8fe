import { afterEach, expect, it, vi } from "vitest";
import { uploadTicket } from "./upload-tickets";

afterEach(() => vi.unstubAllEnvs());

it("refuses on Vercel, before a byte is sent, what could not pass through there", async () => {
  vi.stubEnv("VALSTORM_TOKEN", "token");
  vi.stubEnv("VALSTORM_BASE_URL", "http://127.0.0.1:1/v1");
  vi.stubEnv("VERCEL", "1");
  const ask = (bytes: number) => uploadTicket({ displayName: "film.mp4", bytes });
  expect(await ask(4_500_000)).toEqual({
    fileId: null,
    uploadUrl: "/api/files/bytes?name=film.mp4&backend=valstorm&bytes=4500000",
  });
  await expect(ask(4_500_001)).rejects.toMatchObject({
    code: "too_large",
    details: { message: expect.stringContaining("4.5 MB") },
  });
});
