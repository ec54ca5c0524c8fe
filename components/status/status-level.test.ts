import { expect, it } from "vitest";
import type { BudgetStatus, Status } from "@/lib/domain/api";
import { budgetLevel, statusLevel } from "./status-level";

const budget = (changes: Partial<BudgetStatus> = {}): BudgetStatus => ({
  group: "search",
  limit: 500,
  remaining: 400,
  resetsAt: 1_800_003_000,
  forecastUsed: 120,
  runsOutAt: null,
  pausedUntil: null,
  ...changes,
});
const status = (changes: Partial<Status> = {}): Status => ({
  now: 1_800_000_000,
  backend: "VideoGen",
  connection: { state: "ok", account: "Ada", checkedAt: 1_800_000_000 },
  budgets: [budget()],
  degraded: [],
  realtime: { state: "live", lastEventAt: 1_800_000_000 },
  ...changes,
});
const connection = (state: Status["connection"]["state"]) => ({ state, account: null, checkedAt: 0 });
const degraded: Status["degraded"] = [{ what: "storyboards", group: "hydrate", why: "kept", until: 1_800_000_600 }];

it("is calm when all is well, and says nothing before it knows", () => {
  expect(statusLevel(status(), false)).toBe("ok");
  expect(statusLevel(undefined, false)).toBe("unknown");
});

it("puts what is worse first", () => {
  const low = [budget({ remaining: 90 })];
  expect(statusLevel(status({ budgets: low }), false)).toBe("low");
  expect(statusLevel(status({ budgets: low, degraded }), false)).toBe("degraded");
  expect(statusLevel(status({ connection: connection("limited") }), false)).toBe("degraded");
  expect(statusLevel(status({ degraded, connection: connection("unreachable") }), false)).toBe("unreachable");
  expect(statusLevel(status({ connection: connection("key_rejected") }), false)).toBe("unreachable");
  expect(statusLevel(status(), true)).toBe("unreachable");
});

it("warns of a pace only when it has lasted", () => {
  expect(budgetLevel(budget({ remaining: 490, runsOutAt: 1_800_001_000 }))).toBe("ok");
  expect(budgetLevel(budget({ remaining: 300, runsOutAt: 1_800_001_000 }))).toBe("low");
  expect(budgetLevel(budget({ remaining: 300 }))).toBe("ok");
  expect(budgetLevel(budget({ remaining: 0 }))).toBe("closed");
  expect(budgetLevel(budget({ pausedUntil: 1_800_000_100 }))).toBe("closed");
});
