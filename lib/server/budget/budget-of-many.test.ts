import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Settlement } from "@/lib/backend/port";
import { RedisState } from "../shared/redis-state";
import { redisCanBeHad, startRedis, type TestRedis } from "../shared/testing/redis-server";
import { Budget } from "./budget";
import { systemClock } from "./governor";

const answered: Settlement = { outcome: "answered", report: null, retryAfterSeconds: undefined };
const limited = (retryAfterSeconds: number): Settlement => ({ outcome: "limited", report: null, retryAfterSeconds });

describe.runIf(redisCanBeHad())("two instances on one Redis", () => {
  let redis: TestRedis;
  let serial = 0;
  const states: RedisState[] = [];
  let now = Date.now();

  /** Another instance of the same deployment. */
  const instance = () => {
    const state = new RedisState(redis.url, { prefix: `${serial}:`, timing: { restMs: 100, commandMs: 5_000 } });
    states.push(state);
    return new Budget({ ...systemClock, now: () => now }, state);
  };
  const isAdmitted = (budget: Budget, group: "hydrate" | "search" | "upload", priority: "person" | "view") =>
    budget.admit(group, { priority }).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    serial += 1;
    now = Date.now();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => {
    for (const state of states.splice(0)) state.close();
    vi.restoreAllMocks();
  });
  afterAll(() => redis.stop());

  it("spend one limit together, to the last call and no further", async () => {
    const budgets = [instance(), instance(), instance()];
    const tries = Array.from({ length: 700 }, async (_, at) => {
      const budget = budgets[at % 3] ?? instance();
      const isIn = await isAdmitted(budget, "upload", "person");
      if (isIn) await budget.settle("upload", answered);
      return isIn;
    });
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(500);
    const late = instance();
    await late.refresh();
    expect(late.governor("upload").snapshot()).toMatchObject({ limit: 500, remaining: 0 });
    expect(await isAdmitted(late, "upload", "person")).toBe(false);
  });

  it("tell each other what they counted, before the other asks", async () => {
    const [one, other] = [instance(), instance()];
    const left = (budget: Budget) => budget.governor("hydrate").snapshot().remaining;
    // What is told before the other listens is lost.
    await vi.waitFor(async () => {
      await one.admit("hydrate", {});
      await vi.waitFor(() => expect(left(other)).toBe(left(one)), { timeout: 200 });
    });
    expect(left(other)).toBeLessThan(2_500);
    await other.admit("hydrate", {});
    await vi.waitFor(() => expect(left(one)).toBe(left(other)));
  });

  it("keep shares together: what is in view takes no more of the hour for being asked for in two places", async () => {
    const budgets = [instance(), instance()] as const;
    const tries = Array.from({ length: 600 }, (_, at) => isAdmitted(budgets[at % 2 ? 1 : 0], "search", "view"));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(200);
  });

  it("wait together when one is told to, and open with one call", async () => {
    const [one, other] = [instance(), instance()];
    await one.admit("hydrate", {});
    await one.settle("hydrate", limited(600));
    expect(await isAdmitted(other, "hydrate", "person")).toBe(false);
    now += 600_001;
    const tries = [one, other].flatMap((budget) =>
      Array.from({ length: 10 }, () => isAdmitted(budget, "hydrate", "view")),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    await other.settle("hydrate", answered);
    expect(await isAdmitted(one, "hydrate", "view")).toBe(true);
  });

  it("are not closed for good by an instance that ended while it tested", async () => {
    const [one, other] = [instance(), instance()];
    await one.settle("hydrate", limited(1));
    now += 1_001;
    await one.admit("hydrate", {});
    expect(await isAdmitted(other, "hydrate", "view")).toBe(false);
    now += 31_000;
    expect(await isAdmitted(other, "hydrate", "view")).toBe(true);
  });

  it("go on counting when Redis dies, forget no pause, and count together again when it is back", async () => {
    const [one, other] = [instance(), instance()];
    for (let call = 0; call < 100; call += 1) await one.admit("hydrate", {});
    await one.settle("search", limited(600));
    await redis.kill();
    expect(await isAdmitted(one, "hydrate", "person")).toBe(true);
    expect(await isAdmitted(one, "search", "person")).toBe(false);
    expect(one.governor("hydrate").snapshot().remaining).toBe(2_399);
    await redis.startAgain();
    await expect
      .poll(
        async () => {
          await one.refresh();
          await other.refresh();
          return [other.governor("hydrate").snapshot().remaining, await isAdmitted(other, "search", "person")];
        },
        { timeout: 10_000 },
      )
      .toEqual([2_399, false]);
  });
});
