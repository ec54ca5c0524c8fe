import { readdirSync, readlinkSync, truncateSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileInfo } from "@/lib/videogen-wire/file-info";
import { LibraryFolder } from "../store/library-folder";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
let now = Date.now();
let file: FileInfo;
const content = `play VIDEO ${"0123456789".repeat(60_000)}`;

beforeAll(async () => {
  engine = await TestEngine.start({ now: () => now });
  file = await engine.settled(await engine.upload("movie.mp4", content));
});
afterAll(() => engine.remove());

const get = (url: string | null | undefined, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url ?? "", { headers, method });

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const nextLetter = (letter: string) => letters[letters.indexOf(letter) + 1] ?? "";

describe("ranges", () => {
  it.each([
    ["bytes=0-9", 0, 9],
    ["bytes=100-", 100, content.length - 1],
    ["bytes=-7", content.length - 7, content.length - 1],
    ["bytes=5-99999999", 5, content.length - 1],
  ])("answers %s", async (range, start, end) => {
    const answer = await get(file.downloadUrl, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end}/${content.length}`);
    expect(await answer.text()).toBe(content.slice(start, end + 1));
  });

  it.each([`bytes=${content.length}-`, "bytes=-0"])("answers %s with 416", async (range) => {
    const answer = await get(file.downloadUrl, { range });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, `bytes */${content.length}`]);
  });

  it.each(["bytes=9-5", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=-"])(
    "answers %s with the whole",
    async (range) => {
      const answer = await get(file.downloadUrl, { range });
      expect([answer.status, (await answer.text()).length]).toEqual([200, content.length]);
    },
  );

  it("honours HEAD, ETag and If-Range", async () => {
    const head = await get(file.downloadUrl, {}, "HEAD");
    expect(head.headers.get("content-length")).toBe(String(content.length));
    expect(head.headers.get("accept-ranges")).toBe("bytes");
    expect(head.headers.get("last-modified")).toBeTruthy();
    const tag = head.headers.get("etag") ?? "";
    expect((await get(file.downloadUrl, { "if-none-match": tag })).status).toBe(304);
    expect((await get(file.downloadUrl, { "if-range": tag, range: "bytes=0-1" })).status).toBe(206);
    expect((await get(file.downloadUrl, { "if-range": '"other"', range: "bytes=0-1" })).status).toBe(200);
  });
});

describe("a file that is read", () => {
  const targetOf = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // Closed since the folder was read.
      return "";
    }
  };
  const openOf = (fileId: string) => readdirSync("/proc/self/fd").filter((fd) => targetOf(fd).includes(fileId)).length;

  it("is closed again, however its reading ends", async () => {
    await (await get(file.downloadUrl)).text();
    await get(file.downloadUrl, {}, "HEAD");
    await get(file.downloadUrl, { range: `bytes=${content.length}-` });
    await (await get(file.downloadUrl, { range: "bytes=0-9" })).text();
    for (let turn = 0; turn < 20; turn += 1) {
      const leaves = new AbortController();
      const { body } = await fetch(file.downloadUrl ?? "", { signal: leaves.signal });
      await body?.getReader().read();
      leaves.abort();
    }
    await expect.poll(() => openOf(file.fileId)).toBe(0);
  });

  it("is cut where it cannot be read further, and the log says why", async () => {
    const whole = `play VIDEO ${"0123456789".repeat(3_000_000)}`;
    const broken = await engine.settled(await engine.upload("broken.mp4", whole));
    const answer = await get(broken.downloadUrl);
    // Most of it is still to be read: nobody takes it.
    truncateSync(new LibraryFolder(engine.dataDir).original(broken.fileId), 300_000);
    await expect(answer.text()).rejects.toThrow();
    const line = `GET /objects/${broken.fileId}/download failed: Error: The file became shorter while it was sent.`;
    await expect.poll(() => engine.log.join("\n")).toContain(line);
    await expect.poll(() => openOf(broken.fileId)).toBe(0);
  });
});

describe("signatures", () => {
  it("cover file, rendition, expiry and the whole query", async () => {
    const url = file.thumbnailSource?.url ?? "";
    expect((await get(url)).status).toBe(200);
    const other = await engine.upload("other.mp4", "play");
    for (const changed of [
      url.replace(file.fileId, other),
      url.replace("/thumbnail", "/download"),
      url.replace(/expires=(\d)/, "expires=9$1"),
      url.replace("expires=", "expires=0"),
      `${url}&cache=1`,
      url.slice(0, -2),
      `${url}=`,
      // Of the last letter two bits say nothing: another spelling of the same bytes.
      url.replace(/.$/, (last) => nextLetter(last)),
      url.replace(/\?.*/, ""),
    ]) {
      expect((await get(changed)).status, changed).toBe(403);
    }
  });

  it("of a stream cover its playlists and segments and nothing else", async () => {
    const master = file.hlsSource?.url ?? "";
    const playlist = await get(master);
    expect(playlist.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
    const media = new URL("low/index.m3u8", master);
    expect((await get(media.href)).status).toBe(200);
    const segment = await get(new URL("0.m4s", media).href, { range: "bytes=0-6" });
    expect([segment.status, await segment.text()]).toEqual([206, "segment"]);
    const other = await engine.settled(await engine.upload("other.mp4", "play"));
    expect((await get(master.replace(file.fileId, other.fileId))).status).toBe(403);
    const folder = master.slice(0, master.lastIndexOf("/"));
    for (const path of [
      "../thumbnail.jpg",
      "..%2fthumbnail.jpg",
      "%2e%2e%2fthumbnail.jpg",
      "..%2f..%2f..%2f..%2fsigning-key",
      "low/..%2f..%2fthumbnail.jpg",
      "low%2f%2e%2e%2f%2e%2e%2fthumbnail.jpg",
      "..%5cthumbnail.jpg",
      "%00",
      "low",
      "master.m3u8%00.jpg",
      "none.m4s",
    ]) {
      expect([403, 404], path).toContain((await get(`${folder}/${path}`)).status);
    }
  });

  it("end in time, while a hydrate and a late get sign anew and a list never does", async () => {
    const fileId = await engine.upload("aging.mp4", "play");
    const before = (await engine.settled(fileId)).downloadSource;
    now += 22 * 3_600_000;
    expect((await engine.file("GET", `/v1/files/${fileId}`)).downloadSource?.expiresAt).toBe(before?.expiresAt);
    now += 3 * 3_600_000;
    const expired = await get(before?.url);
    expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining("expired")]);
    const listed = await (await engine.call("GET", "/v1/files")).text();
    expect(listed).toContain(before?.url);
    const anew = (await engine.file("GET", `/v1/files/${fileId}`)).downloadSource;
    expect((await get(anew?.url)).status).toBe(200);
    file = await engine.file("POST", `/v1/files/${file.fileId}/hydrate`);
  });
});

describe("content", () => {
  it("never runs here: active types are octets to save", async () => {
    const hostile = {
      "x.svg": '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "x.html": "<!doctype html><script>alert(1)</script>",
      "x.mp4": "<html><script>alert(1)</script></html>",
    };
    for (const [name, bytes] of Object.entries(hostile)) {
      const { fileId } = await engine.settled(await engine.upload(name, bytes));
      const made = await engine.file("POST", `/v1/files/${fileId}/enable-public-preview`);
      for (const url of [made.downloadUrl, made.downloadSource?.url, made.staticPublicPreviewSource?.url]) {
        if (!url) continue;
        const answer = await get(url);
        expect(answer.headers.get("content-type")).toBe("application/octet-stream");
        expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
      }
    }
  });

  it("may be read by pages of other origins, refusals included", async () => {
    for (const url of [file.downloadUrl, file.hlsSource?.url, `${file.downloadUrl}x`]) {
      const answer = await get(url);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(answer.headers.get("x-request-id")).toBeTruthy();
      await answer.arrayBuffer();
    }
  });
});

describe("public preview", () => {
  it("plays without a signature until it is turned off, and private URLs go on", async () => {
    const enabled = await engine.file("POST", `/v1/files/${file.fileId}/enable-public-preview`);
    expect(enabled).toMatchObject({
      isPublicPreviewEnabled: true,
      publicPlaybackId: expect.stringMatching(/^vg_play_/),
    });
    expect(enabled.staticPublicPreviewSource).toMatchObject({ status: "ready", expiresAt: null });
    expect(await engine.file("POST", `/v1/files/${file.fileId}/enable-public-preview`)).toMatchObject({
      publicPlaybackId: enabled.publicPlaybackId,
    });
    const addresses = [
      enabled.publicHlsUrl,
      new URL("low/index.m3u8", enabled.publicHlsUrl ?? "").href,
      new URL("low/0.m4s", enabled.publicHlsUrl ?? "").href,
      enabled.staticPublicPreviewSource?.url,
    ];
    for (const url of addresses) expect((await get(url)).status, `${url}`).toBe(200);
    expect((await get(`${engine.url}/public/${enabled.publicPlaybackId}/..%2fthumbnail.jpg`)).status).toBe(404);

    const disabled = await engine.file("POST", `/v1/files/${file.fileId}/disable-public-preview`);
    expect(disabled).toMatchObject({ isPublicPreviewEnabled: false, publicHlsUrl: null, publicPlaybackId: null });
    for (const url of addresses) expect((await get(url)).status, `${url}`).toBe(404);
    expect((await get(file.hlsSource?.url)).status).toBe(200);

    await engine.file("POST", `/v1/files/${file.fileId}/enable-public-preview`);
    for (const url of addresses) expect((await get(url)).status, "what was revoked stays revoked").toBe(404);
  });
});
