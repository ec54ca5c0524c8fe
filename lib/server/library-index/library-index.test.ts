import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { toRows } from "@/lib/domain/index-columns";
import { type IndexAnswer, type IndexRow, indexAnswerSchema } from "@/lib/domain/library-index";
import { MemoryState } from "../shared/memory-state";
import type { SharedState } from "../shared/shared-state";
import { channelOf, type IndexNote } from "./index-note";
import { LibraryIndex } from "./library-index";
import { startList } from "./testing-list";
import { folderStore, type TextStore } from "./text-store";

type List = Awaited<ReturnType<typeof startList>>;
const timing = { head: 20, looked: 60_000, walk: 3_600_000, retry: 10 };
const ends: (() => unknown)[] = [];
afterEach(async () => {
  // What was begun last ends first.
  for (const end of ends.splice(0).reverse()) await end();
});

async function list(...how: Parameters<typeof startList>): Promise<List> {
  const started = await startList(...how);
  ends.push(started.close);
  return started;
}

type More = { shared?: SharedState; store?: TextStore | null; most?: number; timing?: typeof timing };
function indexOf({ ask }: List, { shared = new MemoryState(), store = null, most = 10_000, ...more }: More = {}) {
  const index = new LibraryIndex({ library: "lib", ask, shared, store, most, timing, ...more });
  ends.push(() => index.sync.stop());
  return index;
}

/** What a page knows that asks again and again. */
class Asker {
  rows = new Map<string, IndexRow>();
  place: { epoch: string; version: number } | null = null;
  last: IndexAnswer | null = null;
  constructor(readonly index: LibraryIndex) {}

  async ask(): Promise<IndexAnswer> {
    const since = this.place && `${this.place.epoch}.${this.place.version}`;
    const answered = await this.index.answer(since);
    const json: unknown = answered.kind === "json" ? answered.body : JSON.parse(gunzipSync(answered.bytes).toString());
    const answer = indexAnswerSchema.parse(json);
    if (answer.state === "whole") this.rows.clear();
    if (answer.state === "whole" || answer.state === "changes") {
      for (const row of toRows(answer.rows)) this.rows.set(row.fileId, row);
      this.place = { epoch: answer.epoch, version: answer.version };
    }
    if (answer.state === "changes") for (const fileId of answer.removed) this.rows.delete(fileId);
    this.last = answer;
    return answer;
  }

  /** The ids in order, asked for anew. */
  async ids(): Promise<string[]> {
    await this.ask();
    return [...this.rows.values()].sort((one, other) => other.order - one.order).map(({ fileId }) => fileId);
  }
}

const note = (shared: SharedState, what: IndexNote) => shared.publish(channelOf("lib"), JSON.stringify(what));
const soon = { timeout: 10_000 };

/** Sooner or later the asker knows the same files in the same order. */
async function isLike(asker: Asker | undefined, upstream: List): Promise<void> {
  const isSame = async () => (await asker?.ids())?.join() === upstream.ids().join();
  await expect.poll(isSame, soon).toBe(true);
}

describe("the whole list", () => {
  it("is read once for all who ask, in as few calls as can be", async () => {
    const upstream = await list(1_000);
    const index = indexOf(upstream, { timing: { ...timing, head: 60_000 } });
    const askers = Array.from({ length: 20 }, () => new Asker(index));
    for (const asker of askers) await isLike(asker, upstream);
    // Five pages of 200, and the head once more.
    expect(upstream.calls).toBe(6);
  });

  it.each(["keyset", "offset"] as const)(
    "loses and doubles nothing that moves while it is read (%s)",
    async (paging) => {
      const upstream = await list(1_000, paging);
      upstream.onCall((call) => {
        if (call > 5) return;
        upstream.update(`f${call * 3}`);
        upstream.update(`f${1_000 - call * 100}`, { displayName: `moved ${call}` });
        upstream.add(`new ${call}`);
      });
      // What moved must be there as soon as the walk is over, not only at the next look.
      const asker = new Asker(indexOf(upstream, { timing: { ...timing, head: 60_000 } }));
      await isLike(asker, upstream);
      expect(asker.rows.get("f700")?.name).toBe("moved 3");
    },
  );

  it("goes on where it was after a refusal and tells until when it waits", async () => {
    const upstream = await list(1_000);
    upstream.onCall((call) => upstream.fail(call === 3 ? { status: 429, code: "rate_limited", retryAfter: 3 } : null));
    const asker = new Asker(indexOf(upstream, { timing: { ...timing, head: 60_000 } }));
    const paused = { state: "building", synced: 400, pausedUntil: expect.any(Number) };
    await expect.poll(() => asker.ask(), soon).toMatchObject(paused);
    await isLike(asker, upstream);
    expect(upstream.calls).toBe(7);
  });

  it("says in words what is wrong, and is there when that is over", async () => {
    const upstream = await list(10);
    upstream.fail({ status: 401, code: "invalid_api_key" });
    const asker = new Asker(indexOf(upstream));
    await expect
      .poll(() => asker.ask(), soon)
      .toMatchObject({ state: "failed", message: expect.stringContaining("does not accept the configured key") });
    upstream.fail(null);
    await isLike(asker, upstream);
  });

  it("of a library that is too large is declined, once for all", async () => {
    const upstream = await list(1_000);
    const folder = mkdtempSync(join(tmpdir(), "vitrine-index-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const asker = new Asker(indexOf(upstream, { most: 500, store: folderStore(folder) }));
    await expect.poll(() => asker.ask(), soon).toMatchObject({ state: "declined", most: 500 });
    await asker.index.sync.stop();
    const { calls } = upstream;
    expect(calls).toBe(3);
    const restarted = new Asker(indexOf(upstream, { most: 500, store: folderStore(folder) }));
    await expect.poll(() => restarted.ask(), soon).toMatchObject({ state: "declined" });
    expect(upstream.calls).toBe(calls);
  });
});

describe("changes", () => {
  it("come from the head of the list alone, and only they are sent", async () => {
    const upstream = await list(1_000);
    const asker = new Asker(indexOf(upstream));
    await isLike(asker, upstream);
    const { calls } = upstream;
    upstream.update("f3", { displayName: "renamed" });
    upstream.add("new");
    await isLike(asker, upstream);
    expect(asker.last).toMatchObject({ state: "changes" });
    expect(asker.rows.get("f3")?.name).toBe("renamed");
    expect(upstream.calls - calls).toBeLessThan(200);
    // More than a page at once.
    for (let no = 100; no < 400; no += 1) upstream.update(`f${no}`);
    await isLike(asker, upstream);
  });

  it("that remove are noticed where the list shows a gap, and at once when they are our own", async () => {
    const upstream = await list(1_000);
    const shared = new MemoryState();
    const asker = new Asker(indexOf(upstream, { shared }));
    await isLike(asker, upstream);
    for (const fileId of ["f999", "f1000", "f980"]) upstream.archive(fileId);
    await isLike(asker, upstream);
    upstream.onCall(() => upstream.fail({ status: 500, code: "internal" }));
    await note(shared, { kind: "removed", fileId: "f5" });
    expect(await asker.ids()).not.toContain("f5");
    expect(asker.last).toMatchObject({ state: "changes", removed: ["f5"] });
  });

  it("that remove far down are noticed by the next walk, which sends nothing else", async () => {
    const upstream = await list(600);
    const asker = new Asker(indexOf(upstream, { timing: { ...timing, walk: 200 } }));
    await isLike(asker, upstream);
    upstream.archive("f7");
    await isLike(asker, upstream);
    expect(asker.last?.state).toBe("changes");
  });

  it("too long ago to be told are sent as a whole", async () => {
    const upstream = await list(10);
    const asker = new Asker(indexOf(upstream));
    await isLike(asker, upstream);
    for (const since of ["another.3", `${asker.place?.epoch}.999999`, "x.0"]) {
      expect(await asker.index.answer(since)).toMatchObject({ kind: "gzip" });
    }
  });
});

describe("the kept copy", () => {
  it("saves a restart the walk, also one that was not finished", async () => {
    const upstream = await list(12_000);
    const folder = mkdtempSync(join(tmpdir(), "vitrine-index-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const store = folderStore(folder);
    upstream.onCall((call) => upstream.fail(call > 55 ? { status: 401, code: "invalid_api_key" } : null));
    const first = indexOf(upstream, { store, most: 20_000 });
    const asker = new Asker(first);
    await expect.poll(() => asker.ask(), soon).toMatchObject({ state: "failed" });
    await first.sync.stop();

    upstream.onCall(() => upstream.fail(null));
    let { calls } = upstream;
    const second = new Asker(indexOf(upstream, { store, most: 20_000, timing: { ...timing, head: 60_000 } }));
    await isLike(second, upstream);
    expect(upstream.calls - calls).toBeLessThan(15);
    await second.index.sync.stop();

    upstream.update("f5");
    calls = upstream.calls;
    const third = new Asker(indexOf(upstream, { store, most: 20_000 }));
    await isLike(third, upstream);
    expect(upstream.calls - calls).toBeLessThan(120);
    expect(third.place?.epoch).toBe(second.place?.epoch);
  });

  it("that is spoilt is as good as none", async () => {
    const upstream = await list(300);
    const texts = new Map<string, string>();
    const store: TextStore = {
      get: async (name) => texts.get(name)?.slice(0, 40) ?? null,
      set: async (name, text) => void texts.set(name, text),
    };
    for (let start = 0; start < 2; start += 1) {
      const asker = new Asker(indexOf(upstream, { store }));
      await isLike(asker, upstream);
    }
  });

  it("lets one of several instances read the list, and another when that is gone", async () => {
    const upstream = await list(1_000);
    const shared = new MemoryState();
    const texts = new Map<string, string>();
    const store: TextStore = {
      get: async (name) => texts.get(name) ?? null,
      set: async (name, text) => void texts.set(name, text),
    };
    const asked = [0, 0];
    const instances = [0, 1].map((no) => {
      const ask: List["ask"] = (request) => {
        asked[no] = (asked[no] ?? 0) + 1;
        return upstream.ask(request);
      };
      return new Asker(indexOf({ ...upstream, ask }, { shared, store }));
    });
    for (const asker of instances) await isLike(asker, upstream);
    expect(instances[0]?.place?.epoch).toBe(instances[1]?.place?.epoch);
    upstream.update("f9", { displayName: "renamed" });
    for (const asker of instances) await isLike(asker, upstream);
    expect(asked[1]).toBe(0);
    await instances[0]?.index.sync.stop();
    upstream.add("new");
    await isLike(instances[1], upstream);
    expect(asked[1]).toBeGreaterThan(0);
  });
});
