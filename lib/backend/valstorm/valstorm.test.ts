import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { hostileTexts } from "../hostile-texts";
import type { Backend } from "../port";
import { createValstormBackend } from ".";
import { escaped } from "./query-text";
import { type StandInOptions, ValstormStandIn } from "./testing/stand-in";

let standIn: ValstormStandIn;
let log: string[];

async function start(options: StandInOptions = {}, more: { compressionConfig?: string } = {}): Promise<Backend> {
  standIn = await ValstormStandIn.start(options);
  log = [];
  return createValstormBackend({
    token: standIn.token,
    baseUrl: standIn.baseUrl,
    log: (line) => log.push(line),
    timing: { firstWaitMs: 1 },
    ...more,
  });
}
afterEach(() => standIn.close());

const file = (name: string, text = name, contentType = "text/plain") => ({
  name,
  contentType,
  bytes: Buffer.byteLength(text),
  stream: new Blob([text]).stream(),
});
const send = async (backend: Backend, ...names: string[]) =>
  (await backend.sendFiles({ files: names.map((name) => file(name)), isPublic: false })).map(({ fileId }) => fileId);

it("lets no character into a query that could be more than itself", async () => {
  await start();
  for (const text of hostileTexts) {
    expect(escaped(text)).not.toMatch(/['"\\`;%*#{}$\p{Cc}]|--/u);
    expect([...escaped(text)].length).toBe([...text].length);
  }
  expect(escaped("Straße 日本 a-b_c.mp4")).toBe("Straße 日本 a-b_c.mp4");
});

it("turns FastAPI's errors into codes, and names the field of ours that was not taken", async () => {
  const backend = await start();
  const codes: [number, string][] = [
    [401, "backend_key_rejected"],
    [403, "not_authorized"],
    [404, "not_found"],
    [413, "too_large"],
    [429, "rate_limited"],
  ];
  for (const [status, code] of codes) {
    standIn.failures.push(status);
    await expect(backend.list({ limit: 1 })).rejects.toMatchObject({ code, status });
  }
  standIn.failures.push(500, 502);
  expect((await backend.list({ limit: 1 })).files).toEqual([]);
  standIn.failures.push(500, 500, 500);
  await expect(backend.list({ limit: 1 })).rejects.toMatchObject({ code: "backend_failed" });

  const strange = createValstormBackend({
    token: standIn.token,
    baseUrl: standIn.baseUrl,
    compressionConfig: "{not json",
    log: () => undefined,
  });
  await expect(send(strange, "a.txt")).rejects.toMatchObject({
    code: "invalid_request",
    status: 422,
    refusedField: "compression_config",
  });
});

it("sends what goes with an upload, and reads answers of every form, telling each in the log once", async () => {
  for (const uploadShape of ["array", "files", "nothing"] as const) {
    const backend = await start(
      { uploadShape, tokenShape: "access_token", listShape: "object" },
      { compressionConfig: '{"quality":70}' },
    );
    const ids = await send(backend, "one.txt", "two.txt");
    expect(standIn.forms).toEqual([
      { fields: { public_file: "false", compression_config: '{"quality":70}' }, files: 2 },
    ]);
    const names = await Promise.all(ids.map(async (id) => (await backend.get(id)).displayName));
    expect(names).toEqual(["one.txt", "two.txt"]);
    expect(new Set(log).size).toBe(log.length);
    expect(log).toContain("valstorm: files/token answers: object.access_token");
    expect(log.join()).not.toContain("one.txt");
    if (uploadShape !== "nothing") await standIn.close();
  }
});

it("opens records that have nothing but a location", async () => {
  const backend = await start();
  const [id = ""] = await send(backend, "it's old.mp4");
  standIn.files.forgetId(id);
  const { files } = await backend.list({ limit: 5 });
  const old = files[0];
  expect(old?.fileId).toMatch(/^location\./);
  const opened = await backend.hydrate(old?.fileId ?? "");
  expect(opened.displayName).toBe("it's old.mp4");
  const part = await fetch(opened.sources.download?.url ?? "", { headers: { range: "bytes=5-7" } });
  expect([part.status, await part.text()]).toEqual([206, "old"]);
  const whole = await backend.openBytes(old?.fileId ?? "", {});
  expect(await new Response(whole.body).text()).toBe("it's old.mp4");
  expect(standIn.asked).toContain("POST /files/location");
  await expect(backend.deletePermanently(old?.fileId ?? "")).rejects.toMatchObject({ code: "unsupported" });
});

it("finds its place again by OFFSET where nothing can be compared, however much has come and gone", async () => {
  const backend = await start({ dialect: { compares: false } });
  const names = Array.from({ length: 60 }, (_, index) => `file ${String(index).padStart(2, "0")}.txt`);
  for (const name of names) await send(backend, name);
  const first = await backend.list({ limit: 20 });
  expect(first.files.map(({ displayName }) => displayName)).toEqual(names.slice(40).reverse());
  // All of the first page but one is deleted, and others come to the head.
  for (const { fileId } of first.files.slice(1)) await backend.deletePermanently(fileId);
  await send(backend, "new 1.txt", "new 2.txt");
  const second = await backend.list({ limit: 20, cursor: first.nextCursor ?? "" });
  expect(second.files.map(({ displayName }) => displayName)).toEqual(names.slice(20, 40).reverse());
  const third = await backend.list({ limit: 20, cursor: second.nextCursor ?? "" });
  expect(third.files.map(({ displayName }) => displayName)).toEqual(names.slice(0, 20).reverse());
  expect(third.nextCursor).toBeNull();
});

it("stops passing bytes on when whoever sends them leaves, and when they are not as many as was said", async () => {
  const backend = await start();
  let wasCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await sleep(1);
      controller.enqueue(new Uint8Array(10_000));
    },
    cancel() {
      wasCancelled = true;
    },
  });
  const leaving = new AbortController();
  const reason = new Error("the browser left");
  const sending = backend.sendFiles(
    { files: [{ ...file("endless.bin"), bytes: null, stream: endless }], isPublic: false },
    { signal: leaving.signal },
  );
  while (!standIn.asked.includes("POST /files")) await sleep(5);
  leaving.abort(reason);
  await expect(sending).rejects.toBe(reason);
  while (!wasCancelled) await sleep(5);

  for (const bytes of [3, 30]) {
    const wrong = backend.sendFiles({ files: [{ ...file("ten bytes!"), bytes }], isPublic: false });
    await expect(wrong).rejects.toMatchObject({ code: "invalid_request", refusedField: "bytes" });
  }
  expect((await backend.list({ limit: 5 })).files).toEqual([]);
});

it("holds no more than a little of what it passes on", async () => {
  const backend = await start();
  const chunk = new Uint8Array(1_000_000);
  let left = 300;
  const before = process.memoryUsage().rss;
  let most = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      most = Math.max(most, process.memoryUsage().rss);
      if (left-- > 0) controller.enqueue(chunk.slice());
      else controller.close();
    },
  });
  const bytes = left * chunk.byteLength;
  const [sent] = await backend.sendFiles({
    files: [{ name: "large.bin", contentType: "video/mp4", bytes, stream }],
    isPublic: false,
  });
  expect(sent?.sources.download?.bytes).toBe(bytes);
  // Sender, receiver and the garbage of both are in this one process.
  expect(most - before).toBeLessThan(150_000_000);
}, 60_000);

it("is not deceived by a lost answer to a deletion", async () => {
  const backend = await start();
  const [id = "", other = ""] = await send(backend, "gone.txt", "there.txt");
  standIn.deleteThenFail = true;
  await expect(backend.deletePermanently(id)).resolves.toBeUndefined();
  standIn.deleteThenFail = false;
  standIn.failures.push(500);
  await expect(backend.deletePermanently(other)).rejects.toMatchObject({ code: "backend_failed" });
  expect((await backend.get(other)).fileId).toBe(other);
});
