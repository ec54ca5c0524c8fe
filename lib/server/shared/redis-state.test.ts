import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KeepFolder } from "./keep-folder";
import { RedisState } from "./redis-state";
import { describeSharedState } from "./shared-state.contract";
import { redisCanBeHad, startRedis, type TestRedis } from "./testing/redis-server";

const minute = 60_000;
/** Rests are short, so that tests need not wait for them. */
const timing = { commandMs: 250, restMs: 100, connectMs: 1_000 };

describe.runIf(redisCanBeHad())("over a real Redis", () => {
  let redis: TestRedis;
  const opened: RedisState[] = [];
  let told = vi.spyOn(console, "error");
  const open = (folder: KeepFolder | null = null, url = redis.url) => {
    const state = new RedisState(url, { prefix: "test:", folder, timing });
    opened.push(state);
    return state;
  };

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => {
    for (const state of opened.splice(0)) state.close();
    vi.restoreAllMocks();
  });
  afterAll(() => redis.stop());

  describeSharedState("redis", () => ({ one: open(), other: open() }));

  it("goes on by itself while Redis is dead, and together with the others once it is back", async () => {
    const [one, other] = [open(), open()];
    const heard: string[] = [];
    other.subscribe("news", (message) => heard.push(message));
    await one.set("a", "before", minute);
    await redis.kill();

    expect(await one.get("a")).toBeNull();
    await one.set("a", "alone", minute);
    expect(await one.replace("a", "alone", "changed", minute)).toBe(true);
    expect(await one.get("a")).toBe("changed");
    expect(await one.keys("a")).toEqual(["a"]);
    await other.publish("news", "still told at home");
    expect(heard).toEqual(["still told at home"]);

    await redis.startAgain();
    await expect
      .poll(() => one.set("b", "shared", minute).then(() => other.get("b")), { timeout: 10_000 })
      .toBe("shared");
    expect(await one.get("a")).toBeNull();
    await expect.poll(() => one.publish("news", "again").then(() => heard), { timeout: 10_000 }).toContain("again");
    expect(told.mock.calls.flat().filter((line) => String(line).includes("does not answer"))).toHaveLength(2);
  });

  it("waits for a Redis that hangs once, not with every call", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.set("h", "x", minute), other.get("h")]);
    redis.hang();
    try {
      await Promise.all(Array.from({ length: 50 }, () => one.get("h")));
      for (let call = 0; call < 500; call += 1) await one.set("h2", `${call}`, minute);
      expect(await one.get("h2")).toBe("499");
    } finally {
      redis.goOn();
    }
    await expect.poll(() => one.get("h"), { timeout: 10_000 }).toBe("x");
    // Would each call wait for itself, they would take two minutes.
  }, 30_000);

  it("brings to Redis what is durable and was changed without it, also after a crash of its own", async () => {
    const base = mkdtempSync(join(tmpdir(), "vitrine-keep-"));
    const path = join(base, "state");
    const one = open(new KeepFolder(path));
    await one.set("keep:undone", "x", minute);
    redis.hang();
    await one.set("keep:added", "y", minute);
    await one.delete("keep:undone");
    redis.goOn();
    await expect.poll(() => one.keys("keep:"), { timeout: 10_000 }).toEqual(["keep:added"]);

    redis.hang();
    await one.set("keep:crash", "z", minute);
    one.close();
    redis.goOn();
    const after = open(new KeepFolder(path));
    await expect
      .poll(() =>
        open()
          .get("keep:crash")
          .then(() => after.get("keep:crash")),
      )
      .toBe("z");
    expect(await open().get("keep:crash")).toBe("z");
    expect(new KeepFolder(path).read()).toEqual([]);
    rmSync(base, { recursive: true });
  });

  it("starts without any Redis, and soon", async () => {
    const lonely = open(null, "redis://127.0.0.1:1");
    await lonely.set("a", "b", minute);
    expect(await lonely.get("a")).toBe("b");
  });
});
