import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
let now = Date.now();
beforeAll(async () => {
  engine = await TestEngine.start({ now: () => now, maxUploadBytes: 2_000_000 });
});
afterAll(() => engine.remove());

const put = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url, { method: "PUT", body, headers });

async function reason(answer: Response): Promise<string> {
  return errorAnswerSchema.parse(await answer.json()).message;
}

async function nothingHalfWritten(): Promise<void> {
  expect(await readdir(join(engine.dataDir, "incoming"))).toEqual([]);
}

describe("an upload", () => {
  it("keeps the bytes as they are, whatever they are called", async () => {
    const bytes = new Uint8Array(500_000).map((_, index) => (index * 7) % 251);
    const names = [
      "../../../etc/passwd",
      "..\\..\\boot.ini",
      "/dev/null",
      `${"n".repeat(296)}.mp4`,
      "\u202Egpj.exe",
      "שלום עולם.mp4",
      "emoji 🎬.mov",
      "a\u0000b\r\nSet-Cookie: x=1.txt",
      "CON",
      "%2e%2e%2f",
    ];
    for (const name of names) {
      const fileId = await engine.upload(name, bytes);
      const file = await engine.file("POST", `/v1/files/${fileId}/hydrate`);
      expect(file.displayName).toBe(name.replace(/\p{Cc}/gu, " "));
      const answer = await fetch(file.downloadUrl ?? "");
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      const disposition = answer.headers.get("content-disposition") ?? "";
      expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~$&+-]*$/);
      expect(decodeURIComponent(disposition)).not.toMatch(/[\u202E\r\n/\\]/);
    }
    expect((await readdir(engine.dataDir)).sort()).toEqual(
      [
        "api-key",
        "engine.lock",
        "engine.lock-journal",
        "incoming",
        "library.db",
        "library.db-shm",
        "library.db-wal",
        "originals",
        "partial",
        "renditions",
        "signing-key",
      ].sort(),
    );
    await nothingHalfWritten();
  });

  it("refuses an empty one with a reason, and takes another try", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "empty.txt" });
    const answer = await put(uploadUrl, "");
    expect(answer.status).toBe(400);
    expect(await reason(answer)).toContain("no bytes");
    expect((await engine.file("GET", `/v1/files/${fileId}`)).downloadSource?.status).toBe("pending");
    expect(await engine.listIds()).not.toContain(fileId);
    expect((await put(uploadUrl, "full")).status).toBe(200);
  });

  it("leaves nothing of one that breaks off, and the URL can be used again", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "cut.bin" });
    const { hostname, port, pathname, search } = new URL(uploadUrl);
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        socket.write(
          `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 1000\r\n\r\nonly this much`,
          () => socket.destroy(),
        );
      });
      socket.on("close", () => resolve()).on("error", reject);
    });
    await expect.poll(() => readdir(join(engine.dataDir, "incoming"))).toEqual([]);
    expect(await engine.listIds()).not.toContain(fileId);
    expect((await put(uploadUrl, "all of it")).status).toBe(200);
    expect((await engine.listIds())[0]).toBe(fileId);
  });

  it("refuses to replace what is there, even when two come at once", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "twice.txt" });
    const answers = await Promise.all(["one", "two", "six"].map((body) => put(uploadUrl, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const late = await put(uploadUrl, "late");
    expect([late.status, await reason(late)]).toEqual([409, expect.stringContaining("already here")]);
    const kept = await (await fetch((await engine.file("GET", `/v1/files/${fileId}`)).downloadUrl ?? "")).text();
    expect(answers[["one", "two", "six"].indexOf(kept)]?.status).toBe(200);
    await nothingHalfWritten();
  });

  it("refuses bytes of a file that was archived before they came", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "unwanted.txt" });
    await engine.call("POST", `/v1/files/${fileId}/archive`);
    const answer = await put(uploadUrl, "late");
    expect([answer.status, await reason(answer)]).toEqual([409, expect.stringContaining("archived")]);
    await nothingHalfWritten();
  });

  it("refuses tampered, foreign and expired URLs", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "a" });
    const other = await engine.createUpload({ displayName: "b" });
    const foreign = uploadUrl.replace(/vg_file_\w+/, other.fileId);
    const longer = uploadUrl.replace(/expires=\d+/, "expires=99999999999");
    for (const url of [
      foreign,
      longer,
      `${uploadUrl}&x=1`,
      uploadUrl.replace(/&signature.*/, ""),
      `${uploadUrl.slice(0, -4)}AAAA`,
    ]) {
      expect((await put(url, "x")).status).toBe(403);
    }
    const download = (await engine.file("GET", `/v1/files/${await engine.upload("c", "x")}`)).downloadUrl ?? "";
    expect((await put(download, "x")).status).toBe(405);
    now += 15 * 60_000 + 1_000;
    const late = await put(uploadUrl, "x");
    expect([late.status, await reason(late)]).toEqual([403, expect.stringContaining("expired")]);
  });

  it("refuses what is too large, declared or not", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "large.bin" });
    const bytes = new Uint8Array(3_000_000);
    const declared = await put(uploadUrl, bytes);
    expect([declared.status, await reason(declared)]).toEqual([413, expect.stringContaining("larger")]);
    const undeclared = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(uploadUrl, { method: "PUT" }, (answer) => resolve(answer.statusCode)).on("error", reject);
      sending.write(bytes.subarray(0, 1_500_000));
      sending.end(bytes.subarray(1_500_000));
    });
    expect(undeclared).toBe(413);
    await nothingHalfWritten();
  });

  it("tells the reason to a sender who is still sending, whatever it is", async () => {
    const bytes = new Uint8Array(50_000_000);
    const { uploadUrl } = await engine.createUpload({ displayName: "large.bin" });
    for (const [url, status] of [
      [uploadUrl, 413],
      [uploadUrl.replace("signature=", "signature=A"), 403],
      [`${engine.url}/nothing`, 404],
      [`${engine.url}/v1/files`, 401],
    ] as const) {
      const answer = await put(url, bytes);
      expect([answer.status, await reason(answer)]).toEqual([status, expect.any(String)]);
    }
    // None of these connections is closed under the next request.
    expect((await put(uploadUrl, "small")).status).toBe(200);
  });

  it("verifies the checksums it is given", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "sum.txt" });
    const digest = (name: string, text: string) => createHash(name).update(text).digest("base64");
    expect((await put(uploadUrl, "body", { "Content-MD5": digest("md5", "other") })).status).toBe(400);
    expect((await put(uploadUrl, "body", { "x-amz-checksum-sha256": digest("sha256", "other") })).status).toBe(400);
    const crc = (text: string) => {
      const four = Buffer.alloc(4);
      four.writeUInt32BE(crc32(text));
      return four.toString("base64");
    };
    expect((await put(uploadUrl, "body", { "x-amz-checksum-crc32": crc("other") })).status).toBe(400);
    const good = {
      "x-amz-checksum-crc32": crc("body"),
      "Content-MD5": digest("md5", "body"),
      "x-amz-checksum-sha256": digest("sha256", "body"),
    };
    expect((await put(uploadUrl, "body", good)).status).toBe(200);
    await nothingHalfWritten();
  });

  it("can be sent by a page of another origin", async () => {
    const { uploadUrl } = await engine.createUpload({ displayName: "cors.txt" });
    const preflight = await fetch(uploadUrl, {
      method: "OPTIONS",
      headers: { origin: "http://elsewhere", "access-control-request-method": "PUT" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
    for (const body of ["", "text"]) {
      expect((await put(uploadUrl, body)).headers.get("access-control-allow-origin")).toBe("*");
    }
    expect((await engine.call("GET", "/v1/files")).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("forgets records whose upload never came", async () => {
    const { fileId } = await engine.createUpload({ displayName: "never.txt" });
    const kept = await engine.upload("kept.txt", "x");
    now += 3 * 24 * 3_600_000;
    await engine.stop();
    await engine.begin();
    await expect.poll(async () => (await engine.call("GET", `/v1/files/${fileId}`)).status).toBe(404);
    expect((await engine.call("GET", `/v1/files/${kept}`)).status).toBe(200);
  });
});

it("keeps its secrets from other users of the machine", async () => {
  expect((await readFile(join(engine.dataDir, "api-key"), "utf8")).trim()).toBe(engine.apiKey);
  expect(engine.apiKey).toMatch(/^sk_videogen_live_/);
});
