import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileListSchema } from "@/lib/domain/api";
import { pendingArchivesSchema, undoAnswerSchema } from "@/lib/domain/pending-archives";
import { TestEngine } from "@/lib/engine/testing/test-engine";
import { startArchiveProxy } from "@/lib/server/pending-archives/testing-proxy";
import { redisCanBeHad, startRedis, type TestRedis } from "@/lib/server/shared/testing/redis-server";
import { startInstances } from "../testing/start-instances";

/** What waits so long is not due before the test is over, however slow the machine. */
const never = 3_600;

describe.runIf(redisCanBeHad())("two instances on one Redis", () => {
  let redis: TestRedis;
  let engine: TestEngine;
  let proxy: Awaited<ReturnType<typeof startArchiveProxy>>;
  let instances: Awaited<ReturnType<typeof startInstances>>;

  const start = async (graceSeconds: number) => {
    const settings = { backendUrl: proxy.url, apiKey: engine.apiKey, redisUrl: redis.url, graceSeconds };
    instances = await startInstances(2, settings);
  };
  beforeAll(async () => {
    [redis, engine] = await Promise.all([startRedis(), TestEngine.start()]);
    proxy = await startArchiveProxy(engine.url);
  });
  afterAll(async () => {
    proxy.close();
    await engine.remove();
    await redis.stop();
  });

  const send = (index: number, path: string, body?: unknown) =>
    fetch(`${instances.urls[index]}/api/archives${path}`, {
      method: "POST",
      headers: { origin: instances.urls[index] ?? "", "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  const request = (index: number, group: string, fileIds: readonly string[]) =>
    send(index, "", { group, by: "someone", files: fileIds.map((fileId) => ({ fileId, name: fileId })) });
  const overview = async (index: number) =>
    pendingArchivesSchema.parse(await (await fetch(`${instances.urls[index]}/api/archives`)).json());
  const listed = async (index: number) => {
    const answer = await fetch(`${instances.urls[index]}/api/files?limit=200`);
    return fileListSchema.parse(await answer.json()).files.map(({ fileId }) => fileId);
  };
  const upload = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => engine.upload(`${at}.txt`, `text ${Math.random()}`)));

  describe("while archives wait", () => {
    beforeAll(() => start(never));
    afterAll(() => instances?.stop());

    it("hide together what one was asked for, and either undoes it", async () => {
      const [kept = "", other = ""] = await upload(2);
      expect((await request(0, "undone-elsewhere", [kept])).status).toBe(202);
      expect(await listed(1)).toEqual([other]);
      expect((await overview(1)).archives).toMatchObject([
        { group: "undone-elsewhere", by: "someone", fileIds: [kept] },
      ]);
      const undone = undoAnswerSchema.parse(await (await send(1, "/undone-elsewhere/undo")).json());
      expect(undone).toEqual({ restored: [kept], tooLate: 0 });
      expect(await listed(0)).toContain(kept);
      expect((await overview(0)).ended).toMatchObject([{ group: "undone-elsewhere", outcome: "undone" }]);
      expect(proxy.archives.size).toBe(0);
    });

    it("carry out at once what waits, when the file itself is archived", async () => {
      const [fileId = "", other = ""] = await upload(2);
      expect((await request(0, "waits-at-0", [fileId])).status).toBe(202);
      expect((await send(0, "/waits-at-0/hold")).status).toBe(200);
      const init = { method: "POST", headers: { origin: instances.urls[1] ?? "" } };
      const answer = await fetch(`${instances.urls[1]}/api/files/${fileId}/archive`, init);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ file: { fileId } });
      const { archives, ended } = await overview(0);
      expect(archives).toEqual([]);
      expect(ended).toContainEqual({ group: "waits-at-0", outcome: "archived" });
      expect(undoAnswerSchema.parse(await (await send(0, "/waits-at-0/undo")).json()).restored).toEqual([]);
      expect(await listed(0)).toContain(other);
      expect(await listed(0)).not.toContain(fileId);
      expect(proxy.archives.get(fileId)).toBe(1);
    });

    it("refuse what is no request for an archive, and what another site sends", async () => {
      expect((await send(0, "", { group: "x", by: "", files: [] })).status).toBe(400);
      const many = Array.from({ length: 1_001 }, (_, at) => ({ fileId: `${at}`, name: "" }));
      expect((await send(0, "", { group: "too-many-files", by: "", files: many })).status).toBe(400);
      const foreign = {
        method: "POST",
        headers: { origin: "https://evil.example", "content-type": "application/json" },
      };
      const body = JSON.stringify({ group: "from-elsewhere", by: "", files: [{ fileId: "f", name: "" }] });
      expect((await fetch(`${instances.urls[0]}/api/archives`, { ...foreign, body })).status).toBe(403);
    });
  });

  describe("when archives are due", () => {
    beforeAll(() => start(2));
    afterAll(() => instances?.stop());

    it("archive each file once, also when both were asked for it", async () => {
      const fileIds = await upload(12);
      await Promise.all([request(0, "asked-at-both-0", fileIds), request(1, "asked-at-both-1", fileIds)]);
      await expect
        .poll(() => fileIds.map((fileId) => proxy.archives.get(fileId)), { timeout: 25_000 })
        .toEqual(Array(12).fill(1));
      await expect.poll(async () => (await overview(1)).archives, { timeout: 25_000 }).toEqual([]);
      expect(fileIds.map((fileId) => proxy.archives.get(fileId))).toEqual(Array(12).fill(1));
    });

    it("carry out what one took on that was killed since", async () => {
      const fileIds = await upload(3);
      expect((await request(0, "taken-on-by-0", fileIds)).status).toBe(202);
      await instances.kill(0);
      await expect
        .poll(() => fileIds.map((fileId) => proxy.archives.get(fileId)), { timeout: 25_000 })
        .toEqual([1, 1, 1]);
      await expect.poll(async () => (await overview(1)).archives, { timeout: 25_000 }).toEqual([]);
    });
  });
});
