import { expect, it } from "vitest";
import { BackendError } from "@/lib/backend/port";
import { Budget } from "./budget";

async function refusalOf(work: Promise<unknown>): Promise<BackendError> {
  const error = await work.then(
    () => new Error("admitted"),
    (cause: unknown) => cause,
  );
  if (!(error instanceof BackendError)) throw error;
  return error;
}
const limited = (retryAfterSeconds: number) => ({ outcome: "limited" as const, report: null, retryAfterSeconds });
const answered = { outcome: "answered" as const, report: null, retryAfterSeconds: undefined };

it("sends those it turns away back at different moments, never earlier than upstream said", async () => {
  const waits: (number | undefined)[] = [];
  for (const chance of [0, 0.5, 0.99]) {
    const budget = new Budget({ now: () => 1_000_000, chance: () => chance });
    budget.settle("search", limited(100));
    waits.push((await refusalOf(budget.admit("search", {}))).retryAfterSeconds);
  }
  expect(waits).toEqual([100, 106, 111]);
});

it("closes one group, not its neighbours", async () => {
  const budget = new Budget();
  budget.settle("hydrate", limited(100));
  await expect(budget.admit("read", { priority: "background" })).resolves.toBeUndefined();
  expect((await refusalOf(budget.admit("hydrate", {}))).code).toBe("rate_limited");
});

it("lets a person wait out a moment, and the others come back", async () => {
  let now = 1_000_000;
  const budget = new Budget({ now: () => now, chance: () => 0 });
  budget.settle("hydrate", limited(2));
  expect((await refusalOf(budget.admit("hydrate", { priority: "view" }))).retryAfterSeconds).toBe(2);
  const person = budget.admit("hydrate", {});
  now += 2_000;
  await person;
});

it("opens with one call, however many people wait for it", async () => {
  const budget = new Budget();
  budget.settle("search", limited(0));
  let admitted = 0;
  const people = Array.from({ length: 20 }, () =>
    budget.admit("search", {}).then(() => {
      admitted += 1;
    }),
  );
  await Promise.race(people);
  expect(admitted).toBe(1);
  budget.settle("search", answered);
  await Promise.all(people);
  expect(admitted).toBe(20);
});

it("stops waiting when the browser leaves", async () => {
  const budget = new Budget();
  budget.settle("read", limited(2));
  const away = new AbortController();
  const person = budget.admit("read", { signal: away.signal });
  away.abort(new Error("left"));
  await expect(person).rejects.toThrow("left");
});

it("counts a call that was asked for ahead once, and not at all when it was not made", async () => {
  const budget = new Budget();
  const left = () => budget.governor("upload").snapshot().remaining;
  const made = budget.admitAhead("upload", {});
  await budget.admit("upload", { admission: made });
  await budget.giveBack("upload", made);
  expect(left()).toBe(499);
  await budget.admit("upload", { admission: made });
  expect(left()).toBe(498);
  const unmade = budget.admitAhead("upload", {});
  await budget.giveBack("upload", unmade);
  await budget.giveBack("upload", unmade);
  expect(left()).toBe(498);
});

it("refuses whoever makes a call that was asked for ahead while nothing may be sent, and gives nothing back for it", async () => {
  const budget = new Budget();
  budget.settle("upload", limited(100));
  const { remaining } = budget.governor("upload").snapshot();
  const made = budget.admitAhead("upload", { priority: "view" });
  expect((await refusalOf(budget.admit("upload", { admission: made }))).code).toBe("rate_limited");
  await budget.giveBack("upload", budget.admitAhead("upload", { priority: "view" }));
  expect(budget.governor("upload").snapshot().remaining).toBe(remaining);
});
