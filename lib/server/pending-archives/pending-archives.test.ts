import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { selectBackend } from "@/lib/backend/select";
import { TestEngine } from "@/lib/engine/testing/test-engine";
import { Budget } from "../budget/budget";
import { KeepFolder } from "../shared/keep-folder";
import { MemoryState } from "../shared/memory-state";
import type { SharedState } from "../shared/shared-state";
import { BatchStore } from "./batch-store";
import { findArchived } from "./find-archived";
import { PendingArchives, type PendingArchivesParts } from "./pending-archives";
import { startArchiveProxy } from "./testing-proxy";

let engine: TestEngine;
let proxy: Awaited<ReturnType<typeof startArchiveProxy>>;
let folder: string;
let running: PendingArchives[] = [];
let groups = 0;

beforeAll(async () => {
  engine = await TestEngine.start();
  proxy = await startArchiveProxy(engine.url);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitrine-archives-"));
  proxy.spoil(() => null);
});
afterEach(async () => {
  for (const archives of running.splice(0)) await archives.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  proxy.close();
  await engine.remove();
});

const never = 3_000_000;
const quick = { retry: 10, longestRetry: 20, patience: 300, limitPatience: 300 };

/** What a process is that starts over the folder; `stop` lets it die without a word. */
function start(graceMs: number, more: Partial<PendingArchivesParts> = {}) {
  const shared: SharedState = new MemoryState(Date.now, new KeepFolder(folder));
  const gate = new Budget();
  const backend = selectBackend("videogen", {
    videogen: { apiKey: engine.apiKey, baseUrl: proxy.url, gate },
    valstorm: null,
  });
  if (!backend) throw new Error("no backend");
  const archives = new PendingArchives({
    shared,
    graceMs,
    archive: async (fileId) => void (await backend.archive(fileId)),
    findArchived: (fileIds) => findArchived(backend, fileIds),
    timing: quick,
    ...more,
  });
  running.push(archives);
  return archives;
}

function requestOf(fileIds: readonly string[], part = 0) {
  groups += 1;
  return {
    group: `group-${groups}`,
    part,
    by: "me",
    files: fileIds.map((fileId) => ({ fileId, name: `name of ${fileId}` })),
  };
}
const upload = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) => engine.upload(`${groups} ${at}.txt`, `text ${at} ${Math.random()}`)),
  );
const isListed = async (fileId: string) => (await engine.listIds("?limit=200")).includes(fileId);
const counts = (fileIds: readonly string[]) => fileIds.map((fileId) => proxy.archives.get(fileId) ?? 0);

it("is hidden at once, told to all, and comes back when undone; nothing was sent", async () => {
  const fileIds = await upload(2);
  const archives = start(never);
  const request = requestOf(fileIds);
  await archives.request(request);
  await archives.request(request);
  expect([...(await archives.hiddenIds())]).toEqual(fileIds);
  const { archives: told, version } = await archives.overview();
  expect(told).toMatchObject([{ group: request.group, by: "me", state: "waiting", fileIds, message: null }]);
  expect(told[0]?.names[0]).toBe(`name of ${fileIds[0]}`);
  expect(await archives.undo(request.group)).toEqual({ restored: fileIds, tooLate: 0 });
  expect((await archives.hiddenIds()).size).toBe(0);
  expect(await archives.overview()).toMatchObject({
    archives: [],
    ended: [{ group: request.group, outcome: "undone" }],
  });
  expect((await archives.overview()).version).not.toBe(version);
  // Sent once more by a browser that heard no answer: what was undone stays undone.
  await archives.request(request);
  await archives.sweep();
  expect((await archives.hiddenIds()).size).toBe(0);
  expect(counts(fileIds)).toEqual([0, 0]);
});

it("is carried out by itself when its time has come, each file once", async () => {
  const fileIds = await upload(9);
  const archives = start(150);
  const { group, ...request } = requestOf(fileIds);
  await archives.request({ group, ...request });
  await expect.poll(() => counts(fileIds)).toEqual(Array(9).fill(1));
  await expect.poll(async () => (await archives.overview()).ended).toMatchObject([{ group, outcome: "archived" }]);
  for (const fileId of fileIds) expect(await isListed(fileId)).toBe(false);
  expect(await archives.undo(group)).toEqual({ restored: [], tooLate: 0 });
});

it("waits on while somebody is about to decide", async () => {
  const fileIds = await upload(1);
  const archives = start(400);
  const request = requestOf(fileIds);
  await archives.request(request);
  const due = async () => (await archives.overview()).archives[0]?.dueAt ?? 0;
  const before = await due();
  await archives.hold(request.group);
  expect(await due()).toBeGreaterThan(before);
  await expect.poll(() => counts(fileIds)).toEqual([1]);
});

it("with no grace is done when the request is answered", async () => {
  const fileIds = await upload(1);
  await start(0).request(requestOf(fileIds));
  expect(counts(fileIds)).toEqual([1]);
});

it("survives a crash: what was due is done once by the next process, what is not yet due waits on", async () => {
  const due = await upload(6);
  const later = await upload(1);
  let sent = 0;
  // The third file is archived, and the process dies before it hears so.
  const dying = start(50, {
    archive: async (fileId) => {
      sent += 1;
      if (sent > 2) {
        await engine.file("POST", `/v1/files/${fileId}/archive`);
        proxy.archives.set(fileId, (proxy.archives.get(fileId) ?? 0) + 1);
        await new Promise(() => undefined);
      }
      await engine.file("POST", `/v1/files/${fileId}/archive`);
      proxy.archives.set(fileId, (proxy.archives.get(fileId) ?? 0) + 1);
    },
  });
  await dying.request(requestOf(due));
  await expect.poll(() => sent).toBe(4);
  running = [];
  const late = start(never);
  await late.request(requestOf(later));
  await late.stop();
  const next = start(50);
  next.sweepSoon();
  await expect.poll(() => counts(due)).toEqual(Array(6).fill(1));
  await expect.poll(async () => [...(await next.hiddenIds())]).toEqual(later);
  expect(counts(due)).toEqual(Array(6).fill(1));
  expect(counts(later)).toEqual([0]);
  expect(await isListed(later[0] ?? "")).toBe(true);
});

it("is not sent again when only the answer was lost", async () => {
  const fileIds = await upload(3);
  proxy.spoil((fileId) => (fileId === fileIds[1] ? "lost" : null));
  const archives = start(0);
  await archives.request(requestOf(fileIds));
  await expect.poll(async () => (await archives.hiddenIds()).size).toBe(0);
  expect(counts(fileIds)).toEqual([1, 1, 1]);
});

it("refused in passing it is tried again; refused on and on the files are back, with the reason", async () => {
  const fileIds = await upload(2);
  const [passing = "", lasting = ""] = fileIds;
  let refusals = 0;
  proxy.spoil((fileId) => {
    if (fileId === lasting) return 403;
    refusals += 1;
    return refusals <= 2 ? 400 : null;
  });
  const archives = start(0);
  const request = requestOf(fileIds);
  await archives.request(request);
  await expect.poll(async () => (await archives.overview()).archives[0]?.state).toBe("returned");
  const [told] = (await archives.overview()).archives;
  expect(told).toMatchObject({
    fileIds: expect.arrayContaining([lasting]),
    message: expect.stringContaining("does not allow this"),
  });
  expect((await archives.hiddenIds()).size).toBe(0);
  expect(await isListed(lasting)).toBe(true);
  expect(counts([lasting])).toEqual([0]);
  expect(passing).not.toBe("");
  // Read by a person, it is not told again.
  await archives.undo(request.group);
  expect((await archives.overview()).archives).toEqual([]);
});

it("is undone as a whole, however many requests it took", async () => {
  const fileIds = await upload(4);
  const archives = start(never);
  const request = requestOf(fileIds.slice(0, 2));
  await archives.request(request);
  await archives.request({ ...request, part: 1, files: fileIds.slice(2).map((fileId) => ({ fileId, name: "n" })) });
  expect((await archives.overview()).archives).toMatchObject([{ fileIds }]);
  expect((await archives.undo(request.group)).restored).toEqual(fileIds);
});

it("is archived once when somebody archives it at once, also at the moment of its time; the others wait on", async () => {
  const [first = "", ...others] = await upload(3);
  const archives = start(never);
  const request = requestOf([first, ...others]);
  await archives.request(request);
  expect(await Promise.all([archives.carryOutNow(first), archives.carryOutNow(first)])).toEqual([true, true]);
  expect(await archives.carryOutNow("another")).toBe(false);
  expect([...(await archives.hiddenIds())]).toEqual(others);
  expect(counts([first, ...others])).toEqual([1, 0, 0]);
  expect(await archives.undo(request.group)).toEqual({ restored: others, tooLate: 0 });

  const due = await upload(6);
  const next = start(0);
  await Promise.all([next.request(requestOf(due)), ...due.map((fileId) => next.carryOutNow(fileId))]);
  await expect.poll(async () => (await next.hiddenIds()).size).toBe(0);
  expect(counts(due)).toEqual(Array(6).fill(1));
});

it("waits on when the backend refuses to archive it at once, and says so", async () => {
  const [refused = "", lost = ""] = await upload(2);
  const archives = start(never);
  const request = requestOf([refused, lost]);
  await archives.request(request);
  proxy.spoil(() => 403);
  await expect(archives.carryOutNow(refused)).rejects.toMatchObject({ code: "not_authorized" });
  proxy.spoil(() => "lost");
  await expect(archives.carryOutNow(lost)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect((await archives.overview()).archives).toMatchObject([{ state: "waiting", fileIds: [refused, lost] }]);
  proxy.spoil(() => null);
  // It was done, and is found out before it could be sent again.
  expect(await archives.carryOutNow(lost)).toBe(true);
  expect(counts([refused, lost])).toEqual([0, 1]);
  expect(await archives.undo(request.group)).toEqual({ restored: [refused], tooLate: 0 });
});

it("is at every moment either waiting or ended, also for an instance that has never looked before", async () => {
  const [kept = "", archived = ""] = await upload(2);
  const state = new MemoryState();
  const seen: string[] = [];
  const look = async () => {
    const { batches, index } = await new BatchStore(state).all();
    seen.push([...batches.map(({ id }) => id), ...index.ended.map(({ id, outcome }) => `${id} ${outcome}`)].join(", "));
  };
  const watched: SharedState = {
    kind: "memory",
    get: (key) => state.get(key),
    set: (key, value, lifeMs) => state.set(key, value, lifeMs),
    delete: (key) => state.delete(key),
    keys: (prefix) => state.keys(prefix),
    publish: (channel, message) => state.publish(channel, message),
    subscribe: (channel, listener) => state.subscribe(channel, listener),
    async replace(...change) {
      return (await watched.replaceOrRead(...change)).isDone;
    },
    async replaceOrRead(...change) {
      const replaced = await state.replaceOrRead(...change);
      await look();
      return replaced;
    },
  };
  for (const [fileId, graceMs, outcome] of [
    [kept, never, "undone"],
    [archived, 0, "archived"],
  ] as const) {
    seen.length = 0;
    const archives = start(graceMs, { shared: watched });
    const request = requestOf([fileId]);
    await archives.request(request);
    await archives.undo(request.group);
    await archives.stop();
    const id = `${request.group}.0`;
    const shown = seen.slice(seen.findIndex((line) => line.includes(id)));
    expect(shown.length).toBeGreaterThan(3);
    for (const line of shown) expect(line).toContain(id);
    expect(shown.at(-1)).toContain(`${id} ${outcome}`);
    expect(await state.keys("keep:pending-archive:")).toEqual([]);
  }
});

it("whose instance died while ending it is ended by the next look, and not sent again", async () => {
  const [fileId = ""] = await upload(1);
  const state = new MemoryState();
  const archives = start(never, { shared: state });
  const request = requestOf([fileId]);
  await archives.request(request);
  const key = `keep:pending-archive:${request.group}.0`;
  const batch = JSON.parse((await state.get(key)) ?? "");
  const marked = { ...batch, dueAt: 0, ended: { outcome: "undone", at: Date.now() } };
  await state.set(key, JSON.stringify(marked), 60_000);
  const next = start(never, { shared: state });
  expect((await next.overview()).ended).toMatchObject([{ group: request.group, outcome: "undone" }]);
  await archives.sweep();
  await next.undo(request.group);
  expect((await next.hiddenIds()).size).toBe(0);
  expect(counts([fileId])).toEqual([0]);
});
