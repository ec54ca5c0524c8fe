import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { RedisState } from "./redis-state";
import { forgetFlight, onceAmongInstances } from "./shared-flight";
import { redisCanBeHad, startRedis, type TestRedis } from "./testing/redis-server";

const leaseMs = 1_500;

describe.runIf(redisCanBeHad())("work among instances", () => {
  let redis: TestRedis;
  let states: RedisState[] = [];
  let key = 0;
  let runs = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    key += 1;
    runs = 0;
    states = [1, 2, 3].map(
      () => new RedisState(redis.url, { prefix: "flights:", timing: { restMs: 100, commandMs: 5_000 } }),
    );
    vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => {
    for (const state of states) state.close();
    vi.restoreAllMocks();
  });
  afterAll(() => redis.stop());

  const number = async () => {
    runs += 1;
    await sleep(60);
    return runs;
  };
  const askAll = (work = number, keepMs = 1_000) =>
    Promise.all(
      states.map((state) =>
        onceAmongInstances(state, { key: `${key}`, schema: z.number(), keepMs: () => keepMs, work }, leaseMs).catch(
          () => -1,
        ),
      ),
    );

  it("is done once, and its outcome answers those who come within its time", async () => {
    expect(await askAll()).toEqual([1, 1, 1]);
    expect(await askAll()).toEqual([1, 1, 1]);
    await expect.poll(() => askAll(), { timeout: 5_000 }).toEqual([2, 2, 2]);
  });

  it("is done anew once it was forgotten, also by work that was under way then", async () => {
    const [one, other] = states;
    if (!one || !other) throw new Error("no state");
    const flight = { key: `${key}`, schema: z.number(), keepMs: () => 60_000 };
    const forgotten = async () => {
      await forgetFlight(other, flight.key);
      return number();
    };
    expect(await onceAmongInstances(one, { ...flight, work: forgotten })).toBe(1);
    expect(await onceAmongInstances(other, { ...flight, work: number })).toBe(2);
    expect(await onceAmongInstances(one, { ...flight, work: number })).toBe(2);
    await forgetFlight(one, flight.key);
    expect(await onceAmongInstances(other, { ...flight, work: number })).toBe(3);
  });

  it("is not done again by those who waited too long to be told, where they find what it brought", async () => {
    const find = async () => runs || null;
    const flight = { key: `${key}`, schema: z.number(), keepMs: () => 0, work: number };
    expect(await Promise.all(states.map((state) => onceAmongInstances(state, { ...flight, find })))).toEqual([1, 1, 1]);
    expect(await Promise.all(states.map((state) => onceAmongInstances(state, flight)))).toHaveLength(3);
    expect(runs).toBe(4);
  });

  it("is tried by another after it failed", async () => {
    const outcomes = await askAll(async () => {
      const run = await number();
      if (run === 1) throw new Error("no");
      return run;
    });
    expect(outcomes.sort()).toEqual([-1, 2, 2]);
  });

  it("is taken over from an instance that died, and longer work keeps its lease", async () => {
    await states[0]?.set(`flight:${key}`, "held by one that died", leaseMs);
    expect(
      await askAll(async () => {
        await sleep(leaseMs + 500);
        return number();
      }),
    ).toEqual([1, 1, 1]);
  });

  it("is done by each for itself while Redis is away", async () => {
    await redis.kill();
    expect(await askAll()).toHaveLength(3);
    expect(runs).toBe(3);
    await redis.startAgain();
  });
});
