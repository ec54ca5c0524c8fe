import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFile, readdir, stat } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { Upload, type UploadOptions } from "tus-js-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
let now = Date.now();
beforeAll(async () => {
  engine = await TestEngine.start({ now: () => now, maxUploadBytes: 20_000_000 });
});
beforeEach(() => {
  now = Date.now();
});
afterAll(() => engine.remove());

const bytes = randomBytes(12_000_000);
const tus = { "Tus-Resumable": "1.0.0" };
const content = { ...tus, "Content-Type": "application/offset+octet-stream" };

const partials = () => readdir(join(engine.dataDir, "partial"));
const sizeOfPartial = async (fileId: string) => (await stat(join(engine.dataDir, "partial", fileId))).size;
const head = (url: string) => fetch(url, { method: "HEAD", headers: tus });
const patch = (url: string, offset: number, body: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  fetch(url, { method: "PATCH", headers: { ...content, "Upload-Offset": String(offset), ...more }, body });
const create = (url: string, length: number) =>
  fetch(url, { method: "POST", headers: { ...tus, "Upload-Length": String(length) } });
const piece = (from: number, to: number) => new Uint8Array(bytes.subarray(from, to));

function send(options: Partial<UploadOptions>): Promise<void> {
  return new Promise((resolve, reject) => {
    new Upload(bytes, { retryDelays: null, ...options, onSuccess: () => resolve(), onError: reject }).start();
  });
}

async function expectKept(fileId: string): Promise<void> {
  const file = await engine.settled(fileId);
  const kept = Buffer.from(await (await fetch(file.downloadUrl ?? "")).arrayBuffer());
  expect(createHash("sha256").update(kept).digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(file.downloadSource?.fileBytes).toBe(bytes.length);
  expect(await partials()).not.toContain(fileId);
}

async function reason(answer: Response): Promise<string> {
  return errorAnswerSchema.parse(await answer.json()).message;
}

/** Sends the first part and cuts the connection once the disk has some of it. */
async function sendAndCut(fileId: string, url: string): Promise<void> {
  const sending: ClientRequest = request(url, {
    method: "PATCH",
    headers: { ...content, "Upload-Offset": 0, "Upload-Length": bytes.length, "Content-Length": bytes.length },
  });
  sending.on("error", () => undefined);
  sending.write(piece(0, 5_000_000));
  await expect.poll(() => sizeOfPartial(fileId).catch(() => 0)).toBeGreaterThan(0);
  sending.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

describe("tus-js-client", () => {
  it("uploads to the upload URL as its endpoint, whole or in pieces", async () => {
    for (const chunkSize of [Number.POSITIVE_INFINITY, 5_000_000]) {
      const { fileId, uploadUrl } = await engine.createUpload({ displayName: "whole.bin" });
      await send({ endpoint: uploadUrl, chunkSize });
      await expectKept(fileId);
    }
  });

  it("goes on after a cut connection with nothing but the URL", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "cut.bin" });
    await sendAndCut(fileId, uploadUrl);
    let resumedAt = -1;
    await send({ uploadUrl, onProgress: (sent) => (resumedAt = resumedAt < 0 ? sent : resumedAt) });
    expect(resumedAt).toBeGreaterThan(0);
    await expectKept(fileId);
  });

  it("goes on after the engine was started again, and after the URL has run out", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "cut.bin" });
    const { port } = new URL(uploadUrl);
    await sendAndCut(fileId, uploadUrl);
    await engine.stop();
    await engine.begin({ port: Number(port) });
    now += 3_600_000;
    await send({ uploadUrl });
    await expectKept(fileId);
  });
});

describe("an upload in pieces", () => {
  it("tells where it stands, also when its length is not known yet", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "pieces.bin" });
    const fresh = await head(uploadUrl);
    expect([fresh.status, fresh.headers.get("upload-offset"), fresh.headers.get("upload-defer-length")]).toEqual([
      200,
      "0",
      "1",
    ]);
    expect(fresh.headers.get("cache-control")).toBe("no-store");
    const first = await patch(uploadUrl, 0, piece(0, 4_000_000));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "4000000"]);
    const last = await patch(uploadUrl, 4_000_000, piece(4_000_000, bytes.length), {
      "Upload-Length": String(bytes.length),
    });
    expect(last.status).toBe(204);
    const done = await head(uploadUrl);
    expect([done.headers.get("upload-offset"), done.headers.get("upload-length")]).toEqual(["12000000", "12000000"]);
    await expectKept(fileId);
  });

  it("refuses the wrong place, a wrong length, the wrong protocol and what is there already, with words", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "wrong.bin" });
    await create(uploadUrl, 8);
    await patch(uploadUrl, 0, piece(0, 4));
    const place = await patch(uploadUrl, 2, piece(0, 2));
    expect([place.status, await reason(place)]).toEqual([409, expect.stringContaining("HEAD")]);
    const more = await patch(uploadUrl, 4, piece(0, 9));
    expect([more.status, await reason(more)]).toEqual([413, expect.stringContaining("length")]);
    const spoken = await fetch(uploadUrl, { method: "PATCH", headers: { "Upload-Offset": "4" }, body: "abcd" });
    expect([spoken.status, await reason(spoken)]).toEqual([412, expect.stringContaining("Tus-Resumable")]);
    expect((await fetch(uploadUrl, { method: "PATCH", headers: { ...tus, "Upload-Offset": "x" } })).status).toBe(400);
    expect(await sizeOfPartial(fileId)).toBe(4);
    expect((await patch(uploadUrl, 4, piece(4, 8))).status).toBe(204);
    for (const replay of [await patch(uploadUrl, 0, piece(0, 4)), await create(uploadUrl, 8)]) {
      expect([replay.status, await reason(replay)]).toEqual([409, expect.stringContaining("already here")]);
    }
    expect(engine.log).toEqual([]);
  });

  it("refuses an empty one, one that is too large, and URLs that are not its own or have run out", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "refused.bin" });
    expect(await reason(await create(uploadUrl, 0))).toMatch(/no bytes/);
    const large = await create(uploadUrl, 20_000_001);
    expect([large.status, await reason(large)]).toEqual([413, expect.stringContaining("19 MB")]);
    expect((await create(uploadUrl.replace(/signature=.{4}/, "signature=AAAA"), 8)).status).toBe(403);
    expect((await fetch(uploadUrl)).status).toBe(405);
    now += 16 * 60_000;
    const late = await create(uploadUrl, 8);
    expect([late.status, await reason(late)]).toEqual([403, expect.stringContaining("expired")]);
  });

  it("is finished by a HEAD when the engine ended before it could be", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "late.bin" });
    await create(uploadUrl, bytes.length);
    await patch(uploadUrl, 0, piece(0, bytes.length - 1));
    await appendFile(join(engine.dataDir, "partial", fileId), bytes.subarray(-1));
    expect((await head(uploadUrl)).headers.get("upload-offset")).toBe(String(bytes.length));
    await expectKept(fileId);
  });

  it("begins anew when it is created again, and gives way to a PUT", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "again.bin" });
    await create(uploadUrl, 8);
    await patch(uploadUrl, 0, piece(0, 4));
    const again = await create(uploadUrl, bytes.length);
    expect([again.status, again.headers.get("location")]).toEqual([201, uploadUrl]);
    expect((await head(uploadUrl)).headers.get("upload-offset")).toBe("0");
    await patch(uploadUrl, 0, piece(0, 4));
    expect((await fetch(uploadUrl, { method: "PUT", body: piece(0, bytes.length) })).status).toBe(200);
    await expectKept(fileId);
  });

  it("has one address, also behind a proxy", async () => {
    const port = await freePort();
    const proxied = await TestEngine.start({ port, publicUrl: `http://localhost:${port}` });
    try {
      const { uploadUrl } = await proxied.createUpload({ displayName: "proxied.bin" });
      const created = await create(uploadUrl.replace("localhost", "127.0.0.1"), 8);
      expect([created.status, created.headers.get("location")]).toEqual([201, uploadUrl]);
    } finally {
      await proxied.remove();
    }
  });

  it("is swept when nobody takes it up again", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "left.bin" });
    await patch(uploadUrl, 0, piece(0, 4));
    for (const [hours, there] of [
      [2, true],
      [26, false],
    ] as const) {
      now += hours * 3_600_000;
      await engine.stop();
      await engine.begin();
      await expect.poll(async () => (await partials()).includes(fileId)).toBe(there);
    }
  });

  it("can be sent by a page of another origin", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "cors.bin" });
    const preflight = await fetch(uploadUrl, { method: "OPTIONS", headers: { origin: "http://elsewhere" } });
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Upload-Offset");
    expect(preflight.headers.get("tus-version")).toBe("1.0.0");
    const answer = await create(uploadUrl, 8);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toMatch(/Location.*Upload-Offset/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
