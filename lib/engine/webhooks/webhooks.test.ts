import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { fileEventNames } from "../store/file-events";
import { TestEngine } from "../testing/test-engine";
import { Receiver } from "./testing/receiver";

const endpointSchema = z.object({
  endpointId: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  description: z.string().optional(),
  createdAt: z.int(),
  signingSecret: z.string().optional(),
  signingSecretLast4: z.string(),
});

let engine: TestEngine;
let receiver: Receiver;
let now = 0;
beforeEach(async () => {
  now = Date.now();
  receiver = new Receiver();
  await receiver.open();
  engine = await TestEngine.start({
    now: () => now,
    webhooksToPrivate: true,
    webhookRetryDelaysMs: [0, 0, 0, 0],
  });
});
afterEach(async () => {
  await engine.remove();
  await receiver.close();
});

async function register(events: readonly string[] = fileEventNames, url = receiver.url) {
  const answer = await engine.call("POST", "/v1/webhooks/endpoints", { url, events });
  expect(answer.status).toBe(201);
  const endpoint = endpointSchema.parse(await answer.json());
  return { ...endpoint, signingSecret: endpoint.signingSecret ?? "" };
}

const arrived = (count: number) => expect.poll(() => receiver.received.length).toBe(count);
const names = (secret: string) => receiver.payloads(secret).map(({ event }) => event);

describe("an event", () => {
  it("tells what became of a file, in order, signed, with URLs that work", async () => {
    const { signingSecret } = await register();
    const fileId = await engine.upload("film.mp4", "play");
    await arrived(4);
    expect(names(signingSecret)).toEqual([
      "file.upload.completed",
      "file.download_ready",
      "file.playback_ready",
      "file.analysis_completed",
    ]);
    for (const payload of receiver.payloads(signingSecret)) {
      expect(payload.fileId).toBe(fileId);
      expect(payload.occurredAt).toBe(Math.floor(now / 1000));
      expect(payload.file).toMatchObject({ fileId, displayName: "film.mp4" });
      expect(payload.file).not.toHaveProperty("fileAnalysisMetadata");
      expect(await (await fetch(payload.file.downloadSource?.url ?? "")).text()).toBe("play");
    }
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(4);
  });

  it("says why a file could not be analysed", async () => {
    const { signingSecret } = await register(["file.analysis_failed"]);
    await engine.upload("broken.mp4", "fail");
    await arrived(1);
    expect(receiver.payloads(signingSecret)[0]).toMatchObject({
      event: "file.analysis_failed",
      error: "The video has no pictures in it.",
    });
  });

  it("says that an upload never came, once", async () => {
    now -= 16 * 60_000;
    const { signingSecret } = await register();
    const { fileId } = await engine.createUpload({ displayName: "never.mp4" });
    now += 16 * 60_000;
    for (let start = 0; start < 2; start += 1) {
      await engine.stop();
      await engine.begin();
    }
    await engine.upload("later.mp4", "play");
    await expect
      .poll(() => names(signingSecret))
      .toEqual(expect.arrayContaining(["file.upload.failed", "file.analysis_completed"]));
    const about = receiver.payloads(signingSecret).filter((payload) => payload.fileId === fileId);
    expect(about).toMatchObject([{ event: "file.upload.failed", error: expect.stringContaining("ran out") }]);
    expect(await engine.file("GET", `/v1/files/${fileId}`)).toMatchObject({ downloadSource: { status: "failed" } });
  });

  it("goes only to those who asked for it", async () => {
    await register(["file.analysis_failed", "tool.execution.completed"]);
    const { signingSecret } = await register(["file.playback_ready"]);
    await engine.upload("film.mp4", "play");
    await arrived(1);
    expect(names(signingSecret)).toEqual(["file.playback_ready"]);
  });
});

describe("a delivery", () => {
  it("is made again under the same id until it is taken, and what came later waits", async () => {
    const { signingSecret } = await register();
    const refusals = [
      (answer: Parameters<Receiver["answer"]>[0]) => answer.writeHead(500).end("no"),
      (answer: Parameters<Receiver["answer"]>[0]) => answer.writeHead(302, { location: "/elsewhere" }).end(),
      (answer: Parameters<Receiver["answer"]>[0]) => answer.destroy(),
    ];
    receiver.answer = (answer) => {
      const refuse = refusals.shift();
      if (refuse) refuse(answer);
      else answer.writeHead(200).end("fine");
    };
    await engine.upload("film.mp4", "play");
    await arrived(7);
    expect(names(signingSecret)).toEqual([
      ...Array(4).fill("file.upload.completed"),
      "file.download_ready",
      "file.playback_ready",
      "file.analysis_completed",
    ]);
    expect(new Set(receiver.received.slice(0, 4).map(({ id }) => id)).size).toBe(1);
    expect(engine.log.filter((line) => /again in/.test(line))).toHaveLength(3);
    expect(engine.log.join()).toMatch(/it answered 500.*it answered 302/);
  });

  it("is made again under the same id when nobody answers", async () => {
    await engine.stop();
    await engine.begin({ webhookTimeoutMs: 300 });
    await register(["file.download_ready"]);
    receiver.answer = () => undefined;
    await engine.upload("film.mp4", "play");
    await expect.poll(() => engine.log.join()).toMatch(/no answer within 0.3 s; again in/);
    await expect.poll(() => receiver.received.length).toBeGreaterThan(1);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it("is given up after the last attempt, with words, and later ones go on", async () => {
    const { signingSecret } = await register(["file.upload.completed", "file.analysis_completed"]);
    receiver.answer = (answer, { body }) =>
      answer.writeHead(body.includes('"file.upload.completed"') ? 410 : 200).end();
    await engine.upload("film.mp4", "play");
    await arrived(6);
    expect(names(signingSecret).at(-1)).toBe("file.analysis_completed");
    expect(engine.log.at(-1)).toMatch(/attempt 5: it answered 410; given up/);
  });

  it("outlives the engine and a receiver that is away", async () => {
    now -= 2 * 3_600_000;
    const { signingSecret } = await register();
    await receiver.close();
    await engine.stop();
    await engine.begin({ webhookRetryDelaysMs: [3_600_000] });
    const fileId = await engine.upload("film.mp4", "play");
    await engine.settled(fileId);
    await expect.poll(() => engine.log.join()).toMatch(/ECONNREFUSED .*; again in 3600 s/);
    await engine.stop();
    await receiver.open();
    now += 2 * 3_600_000;
    await engine.begin();
    await arrived(4);
    expect(names(signingSecret)).toEqual([
      "file.upload.completed",
      "file.download_ready",
      "file.playback_ready",
      "file.analysis_completed",
    ]);
  });

  it("holds up no other endpoint and no other file", async () => {
    await register(["file.download_ready"]);
    const slow: string[] = [];
    const other = new Receiver();
    await other.open();
    receiver.answer = (answer, { body }) => {
      if (body.includes("slow.mp4")) slow.push(body);
      else answer.writeHead(204).end();
    };
    await register(["file.download_ready"], other.url);
    await engine.upload("slow.mp4", "play");
    await engine.upload("quick.mp4", "play");
    await expect.poll(() => other.received.length).toBe(2);
    await expect.poll(() => receiver.received.some(({ body }) => body.includes("quick.mp4"))).toBe(true);
    await expect.poll(() => slow.length).toBeGreaterThan(0);
    await other.close();
  });

  it("ends with its endpoint", async () => {
    const { endpointId } = await register();
    const held: Parameters<Receiver["answer"]>[0][] = [];
    receiver.answer = (answer) => held.push(answer);
    await engine.upload("film.mp4", "play");
    await arrived(1);
    expect((await engine.call("DELETE", `/v1/webhooks/endpoints/${endpointId}`)).status).toBe(204);
    for (const answer of held) answer.writeHead(500).end();
    const other = new Receiver();
    await other.open();
    await register(["file.upload.completed"], other.url);
    await engine.upload("after.mp4", "play");
    await expect.poll(() => other.received.length).toBe(1);
    expect(receiver.received).toHaveLength(1);
    await other.close();
  });
});

describe("private addresses", () => {
  it("are refused when they are named, and when a name turns out to lead there", async () => {
    const closed = await TestEngine.start({ webhookRetryDelaysMs: [], now: () => now });
    try {
      const create = (url: string) =>
        closed.call("POST", "/v1/webhooks/endpoints", { url, events: ["file.download_ready"] });
      for (const host of [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "[::1]",
        "[fe80::1]",
      ]) {
        expect((await create(`http://${host}:${new URL(receiver.url).port}/`)).status, host).toBe(400);
      }
      for (const host of ["0x7f000001", "2130706433", "127.1", "[::ffff:127.0.0.1]", "[fd00::1]", "0.0.0.0"]) {
        expect((await create(`http://${host}/`)).status, host).toBe(400);
      }
      // Registered while it was allowed: delivery looks again, at the address that is really called.
      await closed.stop();
      await closed.begin({ webhooksToPrivate: true });
      const { port } = new URL(receiver.url);
      for (const url of [receiver.url, `http://localhost:${port}/`]) expect((await create(url)).status).toBe(201);
      await closed.stop();
      await closed.begin();
      await closed.upload("film.mp4", "play");
      await expect.poll(() => closed.log.filter((line) => /is a private address/.test(line)).length).toBe(2);
      expect(receiver.received).toEqual([]);
    } finally {
      await closed.remove();
    }
  });
});

describe("endpoints", () => {
  it("are created, listed and deleted in VideoGen's form, the secret told once", async () => {
    const first = await register(["file.playback_ready"]);
    expect(first).toMatchObject({ endpointId: expect.stringMatching(/^ep_/), url: receiver.url });
    expect(first.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(first.signingSecretLast4).toBe(first.signingSecret.slice(-4));
    const second = await register();
    const page = z.object({
      endpoints: z.array(endpointSchema),
      hasMore: z.boolean(),
      nextCursor: z.string().nullable(),
    });
    const list = async (query: string) =>
      page.parse(await (await engine.call("GET", `/v1/webhooks/endpoints${query}`)).json());
    const newest = await list("?limit=1");
    expect(newest).toMatchObject({ hasMore: true, endpoints: [{ endpointId: second.endpointId }] });
    const older = await list(`?limit=1&cursor=${newest.nextCursor}`);
    expect(older).toMatchObject({ hasMore: false, nextCursor: null, endpoints: [{ endpointId: first.endpointId }] });
    expect(JSON.stringify(await list(""))).not.toContain("whsec_");
    const remove = () => engine.call("DELETE", `/v1/webhooks/endpoints/${first.endpointId}`);
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await list("")).endpoints).toHaveLength(1);
    expect((await engine.call("GET", "/v1/webhooks/endpoints?cursor=dTo1")).status).toBe(400);
  });

  it.each([
    [{ events: ["file.playback_ready"] }],
    [{ url: "ftp://example.com/", events: ["file.playback_ready"] }],
    [{ url: "nonsense", events: ["file.playback_ready"] }],
    [{ url: "http://user:password@example.com/", events: ["file.playback_ready"] }],
    [{ url: "https://example.com/", events: [] }],
    [{ url: "https://example.com/", events: "file.playback_ready" }],
    [{ url: "https://example.com/", events: ["no event\n"] }],
    [{ url: "https://example.com/" }],
  ])("are refused when they make no sense: %j", async (body) => {
    expect((await engine.call("POST", "/v1/webhooks/endpoints", body)).status).toBe(400);
  });

  it("have limits of their own", async () => {
    await engine.stop();
    await engine.begin({ limits: "videogen" });
    const limit = async (method: string, path: string) =>
      (await engine.call(method, path, method === "POST" ? {} : undefined)).headers.get("x-ratelimit-limit");
    expect(await limit("POST", "/v1/webhooks/endpoints")).toBe("10");
    expect(await limit("DELETE", "/v1/webhooks/endpoints/ep_none")).toBe("10");
    expect(await limit("GET", "/v1/webhooks/endpoints")).toBe("500");
  });
});
