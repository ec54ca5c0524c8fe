import { beforeEach, describe, expect, it } from "vitest";
import type { Priority } from "@/lib/backend/port";
import { Governor } from "./governor";
import { hourMs } from "./shares";

let now = 0;
let governor: Governor;
const clock = { now: () => now, chance: () => 0.5 };

beforeEach(() => {
  now = 1_800_000_000_000;
  governor = new Governor(2_500, clock);
});

/** Sends as many as are let through, up to `most`. */
function spend(priority: Priority, most = 10_000): number {
  let sent = 0;
  while (sent < most && governor.closedFor(priority) === null) {
    governor.take();
    governor.learn(null);
    sent += 1;
  }
  return sent;
}

const report = (remaining: number, resetsInSeconds: number | null = 3_600, limit = 2_500) => ({
  limit,
  remaining,
  resetsInSeconds,
  sentAtMs: null,
});

describe("shares", () => {
  it("lets what is in view have a burst, then more as the hour goes on, and keeps the rest for people", () => {
    expect(spend("view")).toBe(1_000);
    expect(governor.closedFor("view")?.why).toBe("kept");
    expect(governor.closedFor("person")).toBeNull();
    now += hourMs / 2;
    expect(spend("view")).toBe(250);
    now += hourMs / 2 - 1_000;
    expect(spend("view")).toBeLessThanOrEqual(250);
    expect(spend("person")).toBeGreaterThanOrEqual(1_000);
    expect(governor.closedFor("person")).toEqual({ why: "used_up", waitMs: 1_000 });
  });

  it("never lets the less urgent more than the more urgent", () => {
    const order: Priority[] = ["background", "typing", "view", "person"];
    const bursts = order.map((priority) => {
      governor = new Governor(2_500, clock);
      return spend(priority);
    });
    expect(bursts).toEqual([500, 750, 1_000, 2_500]);
  });

  it("says when a share is let go, and it is", () => {
    spend("view");
    governor.take();
    const waitMs = governor.closedFor("view")?.waitMs ?? 0;
    now += waitMs - 1;
    expect(governor.closedFor("view")).not.toBeNull();
    now += 10_000;
    expect(governor.closedFor("view")).toBeNull();
  });
});

describe("what answers say", () => {
  it("comes before the documented limit and our own count, and the lowest figure holds", () => {
    governor.take();
    governor.learn(report(90, 600, 100));
    expect(governor.snapshot()).toMatchObject({ limit: 100, remaining: 90, endsAt: now + 600_000 });
    governor.learn(report(95, 600, 100));
    expect(governor.snapshot().remaining).toBe(90);
    governor.learn(report(99, 3_600, 100));
    expect(governor.snapshot()).toMatchObject({ remaining: 99, endsAt: now + 3_600_000 });
  });

  it("fills up when its window ends, also one of which nothing was said", () => {
    governor.take();
    now += hourMs;
    expect(governor.snapshot()).toMatchObject({ remaining: 2_500, endsAt: null });
    governor.take();
    governor.learn(report(0, 60));
    expect(governor.closedFor("person")).toEqual({ why: "used_up", waitMs: 60_000 });
    now += 60_000;
    expect(governor.closedFor("person")).toBeNull();
  });

  it("does not count what never reached upstream", () => {
    governor.take();
    governor.giveBack();
    expect(governor.snapshot().remaining).toBe(2_500);
  });
});

describe("a 429", () => {
  it("closes the group for all as long as it says, and then one call goes first", () => {
    governor.take();
    governor.pause(17, null);
    expect(governor.closedFor("person")).toEqual({ why: "limited", waitMs: 17_000 });
    now += 16_999;
    expect(governor.closedFor("person")).not.toBeNull();
    now += 1;
    expect(governor.closedFor("person")).toBeNull();
    governor.take();
    expect(governor.closedFor("person")?.why).toBe("testing");
    governor.learn(report(2_000));
    expect(governor.closedFor("person")).toBeNull();
  });

  it("closes it for longer each time when it says nothing, and a lost test is tried again", () => {
    const waits = [1, 2, 3].map(() => {
      governor.take();
      governor.pause(undefined, null);
      const waitMs = governor.closedFor("person")?.waitMs ?? 0;
      now += waitMs;
      return waitMs;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    governor.take();
    governor.lose();
    expect(governor.closedFor("person")).toBeNull();
  });

  it("counts many that were under way together as one, and an answer from before says nothing of the opening", () => {
    for (let call = 0; call < 8; call += 1) governor.take();
    for (let call = 0; call < 7; call += 1) governor.pause(undefined, null);
    governor.learn(report(2_000));
    expect(governor.closedFor("person")).toEqual({ why: "limited", waitMs: 1_000 });
    now += 1_000;
    governor.take();
    expect(governor.closedFor("person")?.why).toBe("testing");
  });

  it("does not let everyone wait for a first call that stalls", () => {
    governor.pause(1, null);
    now += 1_000;
    governor.take();
    expect(governor.closedFor("person")?.why).toBe("testing");
    now += 2_001;
    expect(governor.closedFor("person")).toBeNull();
    governor.take();
    expect(governor.closedFor("person")?.why).toBe("testing");
  });

  it("lets one call go first also into a new hour after a used up one", () => {
    governor.take();
    governor.learn(report(0, 60));
    now += 60_000;
    governor.take();
    expect(governor.closedFor("person")?.why).toBe("testing");
  });
});

it("foresees the hour from the last ten minutes", () => {
  for (let minute = 0; minute < 20; minute += 1) {
    spend("person", 25);
    now += 60_000;
  }
  const { forecastUsed, runsOutAt, endsAt } = governor.snapshot();
  expect(forecastUsed).toBeGreaterThan(1_350);
  expect(forecastUsed).toBeLessThan(1_600);
  expect(runsOutAt).toBeNull();
  for (let minute = 0; minute < 5; minute += 1) {
    spend("person", 300);
    now += 60_000;
  }
  const after = governor.snapshot();
  expect(after.forecastUsed).toBe(2_500);
  expect(after.runsOutAt).toBeLessThan(endsAt ?? 0);
});
