import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RedisState } from "@/lib/server/shared/redis-state";
import { redisCanBeHad, startRedis, type TestRedis } from "@/lib/server/shared/testing/redis-server";
import { startUpstream } from "@/lib/server/testing-upstream";
import { startInstances } from "./testing/start-instances";

const inAnHour = () => Date.now() / 1000 + 3_600;
const wire = (fileId: string, url: string | null = null) => ({
  fileId,
  scope: "GLOBAL",
  type: "VIDEO",
  thumbnailSource: { status: "ready", url, expiresAt: inAnHour() },
  downloadSource: { status: "ready", url, expiresAt: inAnHour() },
});
const ids = ["expired", "once", "renewed", "gone"];

describe.runIf(redisCanBeHad())("two instances on one Redis", () => {
  let redis: TestRedis;
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let instances: Awaited<ReturnType<typeof startInstances>>;
  let signed = 0;
  let version = 1;
  let isPublic = true;
  let listsMayGo = Promise.resolve();

  beforeAll(async () => {
    redis = await startRedis();
    const signs = (id: string) => () => {
      signed += 1;
      return { body: wire(id, `https://cdn.example/${id}/${signed}`) };
    };
    upstream = await startUpstream({
      ...Object.fromEntries(ids.map((id) => [`GET /v1/files/${id}`, signs(id)])),
      ...Object.fromEntries(ids.map((id) => [`POST /v1/files/${id}/hydrate`, signs(id)])),
      "GET /v1/files": async () => {
        await listsMayGo;
        return { body: { files: [wire("listed", `https://cdn.example/listed/${version}`)] } };
      },
      "GET /v1/files/public": () => ({ body: { ...wire("public"), isPublicPreviewEnabled: isPublic } }),
      "POST /v1/files/public/archive": () => ({ body: wire("public") }),
      "POST /v1/files/gone/archive": () => ({ body: wire("gone") }),
      "POST /v1/files/changed/archive": () => ({ body: wire("changed") }),
    });
    instances = await startInstances(2, { backendUrl: upstream.url, redisUrl: redis.url });
  });
  beforeEach(() => {
    upstream.asked.length = 0;
  });
  afterAll(async () => {
    await instances?.stop();
    upstream.close();
    await redis.stop();
  });

  const at = (index: number, path: string, init: RequestInit = {}) =>
    fetch(`${instances.urls[index % 2]}/api/files${path}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
      ...init,
    });
  const archive = (index: number, fileId: string) =>
    fetch(`${instances.urls[index]}/api/archives`, {
      method: "POST",
      headers: { origin: instances.urls[index] ?? "", "content-type": "application/json" },
      body: JSON.stringify({ group: `archive-of-${fileId}`, by: "b", files: [{ fileId, name: fileId }] }),
    });
  const thumbnail = async (index: number, id: string) => (await at(index, `/${id}/thumbnail`)).headers.get("location");

  it("ask upstream once for an expired thumbnail that a thousand want at once", async () => {
    const asks = Array.from({ length: 1_000 }, (_, index) => thumbnail(index, "expired"));
    const locations = new Set(await Promise.all(asks));
    expect([...locations]).toEqual([expect.stringMatching(/^https:\/\/cdn\.example\/expired\//)]);
    expect(upstream.asked).toEqual(["GET /v1/files/expired"]);
  });

  it("open a file by one call, and know each other's URLs", async () => {
    const answers = await Promise.all([0, 1, 2, 3].map(async (index) => (await at(index, "/once")).json()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await thumbnail(0, "once")).toBe(await thumbnail(1, "once"));
    expect(upstream.asked).toEqual(["GET /v1/files/once"]);
  });

  it("sign anew once for all who were refused, and then give the new URL everywhere", async () => {
    const old = await thumbnail(1, "renewed");
    await at(0, "/renewed?renew=true");
    await at(1, "/renewed?renew=true");
    await expect.poll(() => thumbnail(1, "renewed")).not.toBe(old);
    expect(await thumbnail(0, "renewed")).not.toBe(old);
    expect(upstream.asked.filter((call) => call.startsWith("POST"))).toEqual(["POST /v1/files/renewed/hydrate"]);
  });

  it("forget together what one of them has changed", async () => {
    const old = await thumbnail(1, "gone");
    expect((await archive(0, "gone")).status).toBe(202);
    await expect.poll(() => thumbnail(1, "gone")).not.toBe(old);
  });

  it("ask once for a page of the list that hundreds want at once, and know each other's pages and their URLs", async () => {
    // A later page, which is new for longer than the slowest machine needs.
    const asks = Array.from({ length: 300 }, async (_, index) => (await at(index, "?limit=9&cursor=c")).text());
    const pages = new Set((await Promise.all(asks)).map((text) => JSON.stringify(JSON.parse(text).files)));
    expect([...pages]).toEqual([expect.stringContaining("listed/1")]);
    expect(upstream.asked).toEqual(["GET /v1/files"]);
  });

  it("give nobody who watches a change a page that another was content with", async () => {
    await at(0, "?limit=12");
    const state = new RedisState(redis.url, { prefix: "" });
    const keyOfPage = async () =>
      (await state.keys("vitrine:")).find((key) => key.endsWith('[["limit",12]]') && !key.includes("flight:"));
    await expect.poll(keyOfPage).toBeDefined();
    const key = (await keyOfPage()) ?? "";
    const page = JSON.parse((await state.get(key)) ?? "");
    // As a third instance left it ten seconds ago.
    const old = JSON.stringify({ ...page, fetchedAt: Date.now() - 10_000 }).replaceAll("listed/", "old/");
    await state.set(key.replace("12]]", "13]]"), old, 60_000);
    state.close();
    upstream.asked.length = 0;
    let letGo = () => {};
    listsMayGo = new Promise((resolve) => {
      letGo = resolve;
    });
    const content = await (await at(0, "?limit=13")).json();
    const watched = at(1, "?limit=13&fresh=true");
    // One behind the answer of who was content, one for who watches.
    await expect.poll(() => upstream.asked).toEqual(["GET /v1/files", "GET /v1/files"]);
    letGo();
    expect((await (await watched).json()).asOf).toBeGreaterThan(content.asOf + 5);
  });

  it("show what one of them has changed in every list", async () => {
    // A later page, which each of them would else keep for 15 s.
    const shown = async (index: number) => (await at(index, "?limit=10&cursor=later")).text();
    expect(await shown(0)).toContain("listed/1");
    version = 2;
    expect((await archive(1, "changed")).status).toBe(202);
    await expect.poll(() => shown(0), { timeout: 10_000 }).toContain("listed/2");
  });

  it("close an embed everywhere as soon as one of them knows that it is not public any more", async () => {
    const isShown = async (index: number) => (await at(index, "/public/is-public")).json();
    expect([await isShown(0), await isShown(1)]).toEqual([true, true]);
    // What is kept of it would be shown for a minute.
    isPublic = false;
    await archive(0, "public");
    await expect.poll(() => isShown(1)).toBe(false);
  });
});
