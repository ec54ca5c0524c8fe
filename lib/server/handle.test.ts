import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { BackendError } from "@/lib/backend/port";
import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { handle } from "./handle";
import { fromThisMachine } from "./testing-headers";

const call = (request: Request, route = handle({ role: "editor" }, async () => ({ ok: true }))) =>
  route(request, { params: Promise.resolve({}) });
const local = (init: RequestInit = {}) =>
  new Request("http://localhost:3000/api/x", {
    ...init,
    headers: { ...fromThisMachine, ...init.headers },
  });
const codeOf = async (response: Response) => errorEnvelopeSchema.parse(await response.json()).error.code;

afterEach(() => vi.restoreAllMocks());

describe("handle", () => {
  it("answers on loopback, with a request id and nothing stored", async () => {
    const response = await call(local());
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("answers 401 to any other host, saying how to set a passcode", async () => {
    const response = await call(local({ headers: { host: "media.example.com" } }));
    expect(response.status).toBe(401);
    const { error } = errorEnvelopeSchema.parse(await response.json());
    expect(error.code).toBe("passcode_not_set");
    expect(error.message).toContain("ACCESS_PASSCODE");
  });

  it("refuses what a page of another origin sends, and takes our own pages and programs", async () => {
    const post = (headers: Record<string, string>) => call(local({ method: "POST", headers }));
    expect(await codeOf(await post({ origin: "https://evil.example" }))).toBe("forbidden_origin");
    expect(await codeOf(await post({ origin: "null" }))).toBe("forbidden_origin");
    expect(await codeOf(await post({ "sec-fetch-site": "cross-site" }))).toBe("forbidden_origin");
    expect((await post({ origin: "http://localhost:3000" })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });

  it("refuses bodies it cannot read with what is wrong in them", async () => {
    const route = handle({ role: "editor", body: z.object({ enabled: z.boolean() }) }, async ({ body }) => body);
    const put = (body: string, type = "application/json") =>
      call(local({ method: "PUT", body, headers: { "content-type": type } }), route);
    for (const refused of [
      await put("{"),
      await put('{"enabled": "yes"}'),
      await put("enabled=true", "text/plain"),
      await put(`"${"x".repeat(1_000_001)}"`),
    ]) {
      expect(refused.status).toBe(400);
      expect(await codeOf(refused)).toBe("invalid_request");
    }
    expect(await (await put('{"enabled": true}')).json()).toEqual({ enabled: true });
  });

  it("maps the backend's failures, and hides what it does not know", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const limited = handle({ role: "viewer" }, async () => {
      throw new BackendError("rate_limited", { status: 429, retryAfterSeconds: 12.2 });
    });
    const response = await call(local(), limited);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "13"]);

    const broken = handle({ role: "viewer" }, async () => {
      throw new Error("sqlite says: secret detail");
    });
    const hidden = await call(local(), broken);
    expect(hidden.status).toBe(500);
    expect(await hidden.text()).not.toContain("secret detail");
    expect(log).toHaveBeenCalledOnce();
  });
});
