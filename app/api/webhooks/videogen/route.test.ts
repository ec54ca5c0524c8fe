import { request as httpRequest } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fileNewsSchema, realtimeSchema } from "@/lib/domain/api";
import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { newsDesk } from "@/lib/server/realtime/news-desk";
import { realtimeStatus } from "@/lib/server/realtime/realtime-status";
import { readEvents } from "@/lib/server/realtime/testing-event-reader";
import { serveRoutes } from "@/lib/server/realtime/testing-http";
import { sharedState } from "@/lib/server/shared/state";
import { loadSignedFile } from "@/lib/server/sources/signed-file";
import { knownSources } from "@/lib/server/sources/state";
import { startUpstream } from "@/lib/server/testing-upstream";
import { GET as getEvents } from "../../events/route";
import { POST } from "./route";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes long").toString("base64")}`;
const otherSecret = `whsec_${Buffer.from("another secret, that is not known").toString("base64")}`;
const nowSeconds = () => Math.floor(Date.now() / 1000);
let lastId = 0;

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let dashboard: Awaited<ReturnType<typeof serveRoutes>>;

beforeAll(async () => {
  const bare = (fileId: string) => () => ({
    body: { fileId, scope: "GLOBAL", downloadSource: { status: "ready" } },
  });
  upstream = await startUpstream({ "GET /v1/files/hydrated": bare("hydrated") });
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", upstream.url);
  vi.stubEnv("VIDEOGEN_WEBHOOK_SECRET", `${otherSecret.replace("whsec_", "whsec_AAAA")} ${secret}`);
  dashboard = await serveRoutes({ "POST /api/webhooks/videogen": POST, "GET /api/events": getEvents });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  upstream.close();
  await dashboard.close();
});
beforeEach(() => {
  upstream.asked.length = 0;
});

type Wire = { status?: string; url?: string; life?: number };
function payload(fileId: string, event: string, changes: Record<string, unknown> = {}, thumbnail: Wire = {}) {
  const { status = "ready", url = `https://cdn.example/${fileId}`, life = 3_600 } = thumbnail;
  const source = { status, url: status === "ready" ? url : null, expiresAt: nowSeconds() + life };
  return {
    event,
    fileId,
    occurredAt: nowSeconds(),
    file: {
      fileId,
      scope: "GLOBAL",
      type: "VIDEO",
      displayName: `${fileId}.mp4`,
      thumbnailSource: source,
      downloadSource: source,
    },
    ...changes,
  };
}

type Message = {
  id?: string;
  sentAt?: Date;
  with?: string;
  sign?: (body: string) => string;
  headers?: Record<string, string>;
};
function send(content: unknown, message: Message = {}): Promise<Response> {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  lastId += 1;
  const { id = `msg_${lastId}`, sentAt = new Date(), headers = {} } = message;
  const signature = new Webhook(message.with ?? secret).sign(id, sentAt, message.sign?.(body) ?? body);
  return fetch(`${dashboard.url}/api/webhooks/videogen`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
      "webhook-signature": signature,
      ...headers,
    },
  });
}
const outcome = async (sent: Promise<Response>) => {
  const response = await sent;
  return [response.status, await response.json()];
};
const taken = [200, { received: "taken" }];
const errorOf = async (response: Response) => {
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  return errorEnvelopeSchema.parse(await response.json()).error;
};
const thumbnailOf = (fileId: string) => knownSources().find(fileId, "thumbnail")?.url ?? null;

it("waits until the first event, then lives; pages are told which", async () => {
  expect(await realtimeStatus()).toEqual({ state: "waiting", lastEventAt: null });
  const page = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => page.events[0]).toMatchObject({ event: "status", data: { state: "waiting" } });
  expect(await outcome(send(payload("first", "file.upload.completed")))).toEqual(taken);
  expect(await realtimeStatus()).toMatchObject({ state: "live", lastEventAt: expect.closeTo(nowSeconds(), -1) });
  await page.close();
  const next = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => next.events.length).toBe(1);
  expect(realtimeSchema.parse(next.events[0]?.data).state).toBe("live");
  expect(next.state.raw).toMatch(/^retry: \d+\n/);
  await next.close();
});

it("takes a page's place: no origin, no session, any host", async () => {
  const headers = {
    origin: "https://api.videogen.io",
    "sec-fetch-site": "cross-site",
    "x-forwarded-for": "203.0.113.9",
  };
  expect(await outcome(send(payload("foreign", "file.download_ready"), { headers }))).toEqual(taken);
  const closed = await readEvents(`${dashboard.url}/api/events`, { "x-forwarded-for": "203.0.113.9" });
  expect(closed.response.status).toBe(401);
  await closed.close();
});

it.each<[string, Message]>([
  ["of another secret", { with: otherSecret }],
  ["of another body", { sign: (body) => body.replace("f1", "f2") }],
  ["of six minutes ago", { sentAt: new Date(Date.now() - 360_000) }],
  ["of six minutes from now", { sentAt: new Date(Date.now() + 360_000) }],
  ["that is none", { headers: { "webhook-signature": "nonsense" } }],
  ["of another version", { headers: { "webhook-signature": "v2,AAAA" } }],
  ["of an id that was changed", { headers: { "webhook-id": "msg_other" } }],
  ["without its time", { headers: { "webhook-timestamp": "" } }],
])("refuses a signature %s, with words, and learns nothing", async (_what, message) => {
  const response = await send(payload("f1", "file.download_ready"), message);
  expect(response.status).toBe(401);
  const { code, message: words } = await errorOf(response);
  expect([code, words.length > 30]).toEqual(["signature_wrong", true]);
  expect(thumbnailOf("f1")).toBeNull();
});

it("reads no more of a body than it takes", async () => {
  const tooLarge = await send("x".repeat(8_000_001));
  expect([tooLarge.status, (await errorOf(tooLarge)).code]).toEqual([413, "too_large"]);
  // A sender that does not say how much it sends is cut off on the way.
  const sent = { bytes: 0 };
  const status = await new Promise<number | undefined>((settle, fail) => {
    const headers = { "webhook-id": "msg_x", "webhook-timestamp": String(nowSeconds()), "webhook-signature": "v1,x" };
    const request = httpRequest(`${dashboard.url}/api/webhooks/videogen`, { method: "POST", headers }, (response) => {
      settle(response.statusCode);
      request.destroy();
    });
    request.on("error", fail);
    const chunk = Buffer.alloc(1_000_000);
    const push = () => {
      if (request.destroyed || sent.bytes > 200_000_000) return;
      sent.bytes += chunk.length;
      if (request.write(chunk)) setImmediate(push);
      else request.once("drain", push);
    };
    push();
  });
  expect(status).toBe(413);
  expect(sent.bytes).toBeLessThan(100_000_000);
});

it("feeds the broker, so that neither thumbnail nor opening costs a hydrate", async () => {
  await send(payload("hydrated", "file.download_ready"));
  expect(thumbnailOf("hydrated")).toBe("https://cdn.example/hydrated");
  expect((await loadSignedFile("hydrated")).sources.download?.url).toBe("https://cdn.example/hydrated");
  expect(upstream.asked).toEqual(["GET /v1/files/hydrated"]);
});

it("tells every open page once, with the file as the API gives it", async () => {
  const pages = await Promise.all([1, 2].map(() => readEvents(`${dashboard.url}/api/events`)));
  await expect.poll(() => newsDesk().readers).toBe(2);
  const told = payload("told", "file.analysis_failed", { error: "The video has no pictures in it." });
  expect(await outcome(send(told, { id: "msg_told" }))).toEqual(taken);
  expect(await outcome(send(told, { id: "msg_told" }))).toEqual([200, { received: "repeated" }]);
  await send(payload("after", "file.playback_ready", {}, { life: -5 }));
  for (const page of pages) {
    await expect.poll(() => page.events.filter(({ event }) => event === "file").length).toBe(2);
    const [one, other] = page.events.filter(({ event }) => event === "file");
    expect(one?.id).toMatch(/^[0-9a-f-]{36}\.\d+$/);
    const news = fileNewsSchema.parse(one?.data);
    expect(news).toMatchObject({
      event: "file.analysis_failed",
      file: {
        displayName: "told.mp4",
        sources: { thumbnail: { url: "https://cdn.example/told" } },
        processing: { state: "failed", reason: "The video has no pictures in it." },
      },
    });
    // Its signature had run out: nobody is given the URL.
    expect(fileNewsSchema.parse(other?.data).file?.sources.thumbnail).toMatchObject({ status: "ready", url: null });
    await page.close();
  }
});

it("tells a page that was away for a moment what it missed, and one that cannot be told to look again", async () => {
  const before = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => before.events.at(-1)?.event).toBe("status");
  const heard = before.events.at(-1)?.id ?? "";
  await before.close();
  await send(payload("missed-1", "file.download_ready"));
  await send(payload("missed-2", "file.playback_ready"));
  const told = [
    { event: "file", data: { event: "file.download_ready", fileId: "missed-1", file: null } },
    { event: "file", data: { event: "file.playback_ready", fileId: "missed-2", file: null } },
    { event: "status" },
  ];
  const page = await readEvents(`${dashboard.url}/api/events`, { "last-event-id": heard });
  await expect.poll(() => page.events).toMatchObject(told);
  const [first, second] = page.events;
  await page.close();
  // The browser's own word is newer than the page's address.
  const next = await readEvents(`${dashboard.url}/api/events?heard=${heard}`, { "last-event-id": first?.id ?? "" });
  await expect.poll(() => next.events).toMatchObject(told.slice(1));
  await next.close();
  const current = await readEvents(`${dashboard.url}/api/events?heard=${second?.id}`);
  await expect.poll(() => current.events).toMatchObject([{ event: "status", id: second?.id }]);
  await current.close();
  for (const lost of ["another-process.7", "nonsense"]) {
    const stranger = await readEvents(`${dashboard.url}/api/events`, { "last-event-id": lost });
    await expect.poll(() => stranger.events).toMatchObject([{ event: "missed" }, { event: "status", id: second?.id }]);
    await stranger.close();
  }
});

it("believes the newer event, whichever comes first", async () => {
  const later = nowSeconds();
  const page = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => newsDesk().readers).toBe(1);
  expect(await outcome(send(payload("moved", "file.analysis_completed", { occurredAt: later })))).toEqual(taken);
  const old = { status: "failed" };
  const late = [200, { received: "late" }];
  expect(await outcome(send(payload("moved", "file.download_ready", { occurredAt: later - 30 }, old)))).toEqual(late);
  // Of the same second: an upload is complete before its analysis is.
  expect(await outcome(send(payload("moved", "file.upload.completed", { occurredAt: later }, old)))).toEqual(late);
  expect(thumbnailOf("moved")).toBe("https://cdn.example/moved");
  const again = payload("moved", "file.playback_ready", { occurredAt: later + 1 }, { status: "pending" });
  expect(await outcome(send(again))).toEqual(taken);
  // What was ready does not become pending because an event was on its way for long.
  expect(thumbnailOf("moved")).toBe("https://cdn.example/moved");
  await expect.poll(() => page.events.filter(({ event }) => event === "file").length).toBe(2);
  await page.close();
});

it("takes the same message once, however many arrive at the same moment", async () => {
  const told = payload("at-once", "file.download_ready");
  const answers = await Promise.all(Array.from({ length: 20 }, () => outcome(send(told, { id: "msg_at_once" }))));
  expect(answers.filter(([, answer]) => JSON.stringify(answer) === '{"received":"taken"}')).toHaveLength(1);
});

it.each<[string, unknown]>([
  ["of another kind", { event: "tool.execution.completed", executionId: "vg_exec_1" }],
  ["of a file, but unknown", payload("ignored", "file.something_new")],
  ["without a time", payload("ignored", "file.download_ready", { occurredAt: null })],
  ["that is no JSON", "{"],
  ["that is empty", ""],
])("answers 200 to an event %s, and ignores it", async (_what, content) => {
  expect(await outcome(send(content))).toEqual([200, { received: "ignored" }]);
  expect(thumbnailOf("ignored")).toBeNull();
});

it("tells of a file that it cannot read that it changed, and forgets what it knew", async () => {
  await send(payload("odd", "file.download_ready"));
  const page = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => newsDesk().readers).toBe(1);
  const odd = payload("odd", "file.analysis_completed", { file: "nothing", occurredAt: new Date().toISOString() });
  expect(await outcome(send(odd))).toEqual(taken);
  await expect.poll(() => page.events.at(-1)).toMatchObject({ event: "file", data: { fileId: "odd", file: null } });
  expect(thumbnailOf("odd")).toBeNull();
  await page.close();
});

it("reaches the pages of another instance", async () => {
  const page = await readEvents(`${dashboard.url}/api/events`);
  await expect.poll(() => newsDesk().readers).toBe(1);
  // What another process, of the same Redis, would publish: the file as it was signed, under its own name.
  const file = { ...(await loadSignedFile("hydrated")), fileId: "elsewhere" };
  const sources = { ...file.sources, thumbnail: file.sources.download };
  const message = { id: "msg_e", event: "file.download_ready", fileId: "elsewhere", file: { ...file, sources } };
  await sharedState().publish("file-news", JSON.stringify({ ...message, from: "another instance" }));
  await sharedState().publish("file-news", "what a newer version might say");
  await expect.poll(() => page.events.at(-1)?.id).toBe("msg_e");
  expect(thumbnailOf("elsewhere")).toBe("https://cdn.example/hydrated");
  await page.close();
});

it("leaves nothing behind when 200 pages come and go", async () => {
  await expect.poll(() => newsDesk().readers).toBe(0);
  for (let round = 0; round < 10; round += 1) {
    const pages = await Promise.all(Array.from({ length: 20 }, () => readEvents(`${dashboard.url}/api/events`)));
    await expect.poll(() => newsDesk().readers).toBe(20);
    await Promise.all(pages.map((page) => page.close()));
    await expect.poll(() => newsDesk().readers).toBe(0);
  }
  // Nor does anybody hear what is announced now.
  const file = { ...(await loadSignedFile("hydrated")), fileId: "unheard" };
  const message = { id: "msg_u", event: "file.download_ready", fileId: "unheard", file };
  await sharedState().publish("file-news", JSON.stringify({ ...message, from: "another instance" }));
  expect(knownSources().find("unheard", "download")).toBeNull();
});
