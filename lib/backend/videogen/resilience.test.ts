import { afterEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "../port";
import { createVideogenBackend } from "./index";
import { type Answer, faults, startFaultyUpstream } from "./testing-faulty-upstream";

const timing = { firstWaitMs: 1, stallMs: 600, mostAnswerMs: 700 };
const file = { fileId: "x", scope: "GLOBAL" };
const good = faults.json(file);
const shared = (isPublicPreviewEnabled: boolean) => faults.json({ ...file, isPublicPreviewEnabled });

let close: () => void = () => undefined;
afterEach(() => close());

async function over(script: Record<string, Answer[]>) {
  const upstream = await startFaultyUpstream(script);
  close = upstream.close;
  const backend = createVideogenBackend({ apiKey: "k", baseUrl: upstream.url, timing });
  return { backend, upstream };
}

async function failureOf(work: Promise<unknown>): Promise<BackendError> {
  const error = await work.then(
    () => new Error("nothing failed"),
    (cause: unknown) => cause,
  );
  if (!(error instanceof BackendError)) throw error;
  return error;
}

describe("what only reads", () => {
  const kinds: [string, Answer][] = [
    ["a reset", faults.reset],
    ["silence", faults.silence],
    ["a stall within the answer", faults.stall],
    ["an answer cut by its sender", faults.cut],
    ["an answer cut by the connection", faults.short],
    ["another shape", faults.wrongShape],
    ["a page of a gateway", faults.page(502)],
    ["a page in place of an answer", faults.page(200)],
    ["a page that says 404", faults.page(404)],
    ["a 500", faults.error(500)],
    ["a 503 that asks to wait no time", faults.error(503, "x", { "retry-after": "0" })],
    ["a 429 without a wait", faults.error(429, "rate_limited")],
  ];
  it.each(kinds)("is asked again after %s", async (_, fault) => {
    const { backend, upstream } = await over({
      "GET /v1/files/x": [fault, good],
      "POST /v1/files/x/hydrate": [fault, fault, good],
      "POST /v1/files/search": [fault, faults.json({ results: [] })],
      "GET /v1/files": [fault, faults.json({ files: [file, "nonsense"] })],
    });
    expect((await backend.get("x")).fileId).toBe("x");
    expect((await backend.hydrate("x")).fileId).toBe("x");
    expect((await backend.search({ query: "q", numResults: 1 })).results).toEqual([]);
    expect((await backend.list({ limit: 1 })).files.map(({ fileId }) => fileId)).toEqual(["x"]);
    expect(upstream.asked).toHaveLength(9);
  });

  it("says when to ask again where the API only says that it is too much", async () => {
    const { backend } = await over({
      "GET /v1/files/x": Array.from({ length: 9 }, () => faults.error(429, "rate_limited")),
    });
    expect(await failureOf(backend.get("x"))).toMatchObject({
      code: "rate_limited",
      status: 429,
      retryAfterSeconds: 2,
    });
  });

  it.each([
    ["backend_unreachable", faults.reset, /ECONNRESET|socket hang up/],
    ["backend_timeout", faults.silence, /no answer within 700 ms/],
    ["backend_timeout", faults.stall, /the answer stalled within 600 ms/],
    ["backend_bad_answer", faults.cut, /cut or malformed JSON/],
    ["backend_bad_answer", faults.page(200), /an HTML page/],
    ["backend_bad_answer", faults.page(404), /an HTML page/],
    ["backend_failed", faults.page(502), /an HTML page/],
  ] as const)("ends as %s after four tries", async (code, fault, cause) => {
    const { backend, upstream } = await over({ "GET /v1/files/x": [fault] });
    const failure = await failureOf(backend.get("x"));
    expect(failure.code).toBe(code);
    expect(String(failure.cause)).toMatch(cause);
    expect(upstream.asked).toHaveLength(4);
  });

  it.each([400, 401, 403, 404, 409])("is not asked again after the API's own %i", async (status) => {
    const { backend, upstream } = await over({ "GET /v1/files/x": [faults.error(status), good] });
    await failureOf(backend.get("x"));
    expect(upstream.asked).toHaveLength(1);
  });

  it("is not asked again without credits", async () => {
    const { backend, upstream } = await over({ "GET /v1/files/x": [faults.error(429, "insufficient_credits"), good] });
    expect((await failureOf(backend.get("x"))).code).toBe("insufficient_credits");
    expect(upstream.asked).toHaveLength(1);
  });

  it("is never asked again earlier than the API wants: a long wait is told instead", async () => {
    const wait = { "retry-after": "17" };
    for (const fault of [faults.error(429, "rate_limited", wait), faults.error(503, "x", wait)]) {
      const { backend, upstream } = await over({ "GET /v1/files/x": [fault, good] });
      expect((await failureOf(backend.get("x"))).retryAfterSeconds).toBe(17);
      expect(upstream.asked).toHaveLength(1);
      close();
    }
  });

  it("reads a wait given as a date by the sender's clock", async () => {
    const headers = { date: "Fri, 20 Nov 2026 10:00:00 GMT", "retry-after": "Fri, 20 Nov 2026 10:01:30 GMT" };
    const { backend } = await over({ "GET /v1/files/x": [faults.error(429, "rate_limited", headers)] });
    expect((await failureOf(backend.get("x"))).retryAfterSeconds).toBe(90);
  });

  it("ends when the browser leaves, during a call and between two", async () => {
    const { backend, upstream } = await over({ "GET /v1/files/x": [faults.silence] });
    const away = new AbortController();
    const left = backend.get("x", { signal: away.signal });
    await vi.waitFor(() => expect(upstream.asked).toHaveLength(1));
    away.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    await vi.waitFor(() => expect(upstream.left).toHaveLength(1));
    await expect(backend.get("x", { signal: away.signal })).rejects.toThrow("left");
    expect(upstream.asked).toHaveLength(1);
  });
});

describe("what changes the library", () => {
  const archive = "POST /v1/files/x/archive";
  const get = "GET /v1/files/x";
  const list = "GET /v1/files";
  const share = "POST /v1/files/x/enable-public-preview";

  it("is looked at before it is sent again: an archive that was done is not sent twice", async () => {
    for (const lost of [faults.reset, faults.silence, faults.cut, faults.error(500)]) {
      const { backend, upstream } = await over({ [archive]: [lost], [get]: [faults.error(404, "not_found")] });
      expect((await backend.archive("x")).fileId).toBe("x");
      expect(upstream.asked).toEqual([archive, get]);
      close();
    }
  });

  it("is sent again when a list shows that it was not done", async () => {
    const listed = faults.json({ files: [{ ...file, fileId: "y" }], hasMore: true, nextCursor: "2" });
    const { backend, upstream } = await over({
      [archive]: [faults.reset, good],
      [get]: [good],
      [list]: [faults.reset, listed, faults.json({ files: [file] })],
    });
    await backend.archive("x");
    expect(upstream.asked).toEqual([archive, get, list, list, list, archive]);
  });

  it("is left to a person where an archived file is still found and no list shows it", async () => {
    const others = faults.json({ files: [{ ...file, fileId: "y" }], hasMore: false, nextCursor: null });
    const { backend, upstream } = await over({ [archive]: [faults.reset, good], [get]: [good], [list]: [others] });
    expect((await failureOf(backend.archive("x"))).code).toBe("outcome_unknown");
    expect(upstream.asked).toEqual([archive, get, list]);
  });

  it("is left to a person when not even looking works, and a gateway's 404 says nothing of the file", async () => {
    const { backend, upstream } = await over({ [archive]: [faults.error(500), good], [get]: [faults.page(404)] });
    expect((await failureOf(backend.archive("x"))).code).toBe("outcome_unknown");
    expect(upstream.asked.filter((call) => call === archive)).toHaveLength(1);
  });

  it("shares once, whatever becomes of the answer", async () => {
    const { backend, upstream } = await over({ [share]: [faults.cut], [get]: [faults.reset, shared(true)] });
    expect((await backend.setPublicPreview("x", true)).isPublicPreviewEnabled).toBe(true);
    expect(upstream.asked).toEqual([share, get, get]);
    close();
    const undone = await over({ [share]: [faults.reset, shared(true)], [get]: [shared(false)] });
    await undone.backend.setPublicPreview("x", true);
    expect(undone.upstream.asked).toEqual([share, get, share]);
  });

  it("is looked at a last time before it is told as failed", async () => {
    const looks = [shared(false), shared(false), shared(false), shared(true)];
    const { backend, upstream } = await over({ [share]: [faults.reset], [get]: looks });
    expect((await backend.setPublicPreview("x", true)).isPublicPreviewEnabled).toBe(true);
    expect(upstream.asked.filter((call) => call === share)).toHaveLength(4);
  });

  it("asks for one upload ticket alone: a lost answer is told, a limit that turned it away is waited for", async () => {
    const upload = "POST /v1/files/upload";
    for (const lost of [faults.reset, faults.silence, faults.cut, faults.error(503)]) {
      const { backend, upstream } = await over({ [upload]: [lost] });
      await failureOf(backend.createUpload({ displayName: "a" }));
      expect(upstream.asked).toEqual([upload]);
      close();
    }
    const ticket = faults.json({ fileId: "x", uploadUrl: "https://up.example" });
    const { backend } = await over({ [upload]: [faults.error(429, "rate_limited"), ticket] });
    expect((await backend.createUpload({ displayName: "a" })).fileId).toBe("x");
  });

  it("is sent again when no connection came about", async () => {
    const { upstream } = await over({});
    close();
    let sent = 0;
    const gate = {
      admit: async () => {
        sent += 1;
      },
      settle: () => undefined,
    };
    const gone = createVideogenBackend({ apiKey: "k", baseUrl: upstream.url, timing, gate });
    expect((await failureOf(gone.createUpload({ displayName: "a" }))).code).toBe("backend_unreachable");
    expect(sent).toBe(4);
  });
});
