import { beforeEach, expect, it } from "vitest";
import { sharedState } from "../shared/state";
import { eventsSince, logEvent } from "./event-log";

const log = (fileId: string) => logEvent({ event: "file.new", fileId });

beforeEach(() => sharedState().delete("event-log"));

it("knows what came after a place, in order, however many note at once", async () => {
  const { id: start } = await eventsSince(null);
  const ids = await Promise.all(["a", "b", "c"].map(log));
  expect(new Set(ids).size).toBe(3);
  const { id, missed } = await eventsSince(start);
  expect(missed?.map(({ fileId }) => fileId).sort()).toEqual(["a", "b", "c"]);
  expect(missed?.at(-1)?.id).toBe(id);
  expect((await eventsSince(id)).missed).toEqual([]);
});

it("keeps the last two hundred, and owns up to what it has forgotten", async () => {
  const { id: start } = await eventsSince(null);
  const first = await log("0");
  for (let no = 1; no < 201; no += 1) await log(String(no));
  expect((await eventsSince(start)).missed).toBeNull();
  const { missed } = await eventsSince(first);
  expect(missed).toHaveLength(200);
  expect(missed?.[0]?.fileId).toBe("1");
});

it("takes no place of a log that was lost, of the future, or made up", async () => {
  const before = await log("a");
  await sharedState().delete("event-log");
  await log("b");
  const { id } = await eventsSince(null);
  const future = id.replace(/\d+$/, "9");
  for (const heard of [before, future, "", ".", "1", `${id}x`]) {
    expect((await eventsSince(heard)).missed, heard).toBeNull();
  }
});

it("begins anew over what it cannot read", async () => {
  await sharedState().set("event-log", "{", 60_000);
  const { id } = await eventsSince(null);
  expect((await eventsSince(id)).missed).toEqual([]);
  await sharedState().set("event-log", "[]", 60_000);
  expect(await log("a")).toMatch(/\.1$/);
});
