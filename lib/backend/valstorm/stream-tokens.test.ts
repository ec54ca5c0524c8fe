import { afterEach, beforeEach, expect, it } from "vitest";
import { createValstormBackend } from ".";
import type { TokenStore } from "./config";
import { ValstormStandIn } from "./testing/stand-in";

let now: number;
let standIn: ValstormStandIn;

beforeEach(async () => {
  now = Date.now();
  standIn = await ValstormStandIn.start({ now: () => now, tokenSeconds: 300 });
});
afterEach(() => standIn.close());

function instance(tokenStore?: TokenStore) {
  return createValstormBackend({
    token: standIn.token,
    baseUrl: standIn.baseUrl,
    now: () => now,
    log: () => undefined,
    ...(tokenStore ? { tokenStore } : {}),
  });
}

async function withFiles(backend: ReturnType<typeof instance>, count: number): Promise<string[]> {
  const files = Array.from({ length: count }, (_, index) => ({
    name: `picture ${index}.png`,
    contentType: "image/png",
    bytes: 3,
    stream: new Blob(["png"]).stream(),
  }));
  return (await backend.sendFiles({ files, isPublic: false })).map(({ fileId }) => fileId);
}

it("asks for one token however many tiles need one, and renews it in the middle of its life", async () => {
  const backend = instance();
  const ids = await withFiles(backend, 20);
  await Promise.all([...ids.map((id) => backend.get(id)), backend.list({ limit: 20 })]);
  expect(standIn.tokens.made).toBe(1);
  now += 149_000;
  await backend.get(ids[0] ?? "");
  expect(standIn.tokens.made).toBe(1);
  now += 2_000;
  const files = await Promise.all(ids.map((id) => backend.get(id)));
  expect(standIn.tokens.made).toBe(2);
  for (const { sources } of files) {
    expect(sources.thumbnail?.url).toBe(sources.download?.url);
    expect((await fetch(sources.download?.url ?? "")).status).toBe(200);
  }
});

it("shares the token with other instances", async () => {
  const kept = new Map<string, string>();
  const store: TokenStore = {
    load: async () => kept.get("token") ?? null,
    save: async (value) => void kept.set("token", value),
  };
  const [one, other] = [instance(store), instance(store)];
  const [id = ""] = await withFiles(one, 1);
  const urls = [await one.get(id), await other.get(id)].map(({ sources }) => sources.download?.url);
  expect(urls[0]).toBe(urls[1]);
  expect(standIn.tokens.made).toBe(1);
});

it("makes a new one for whoever was refused, but not for each of many", async () => {
  const backend = instance();
  const ids = await withFiles(backend, 5);
  const before = await backend.get(ids[0] ?? "");
  now += 60_000;
  standIn.tokens.revokeAll();
  expect((await fetch(before.sources.download?.url ?? "")).status).toBe(401);
  now += 1_000;
  const after = await Promise.all(ids.map((id) => backend.hydrate(id)));
  expect(standIn.tokens.made).toBe(2);
  expect((await fetch(after[0]?.sources.download?.url ?? "")).status).toBe(200);
});

it("shows the library without addresses when no token can be had, and says so when a file is opened", async () => {
  const backend = instance();
  const [id = ""] = await withFiles(backend, 1);
  now += 200_000;
  standIn.refuseTokens = true;
  const { files } = await backend.list({ limit: 5 });
  expect(files[0]?.sources.download).toMatchObject({ status: "ready", url: null });
  await expect(backend.hydrate(id)).rejects.toMatchObject({ code: "not_authorized" });
});
