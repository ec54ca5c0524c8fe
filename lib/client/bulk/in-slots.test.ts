import { expect, test } from "vitest";
import { bulkSlots, inSlots, openedAhead } from "./in-slots";

const ten = Array.from({ length: 10 }, (_, at) => at);

test("all items have their turn, never more than the slots at once", async () => {
  let now = 0;
  let most = 0;
  const done: number[] = [];
  await inSlots(ten, new AbortController().signal, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    done.push(item);
  });
  expect(done.sort((a, b) => a - b)).toEqual(ten);
  expect(most).toBe(bulkSlots);
});

test("what was stopped before its turn is left out", async () => {
  const stop = new AbortController();
  const done: number[] = [];
  await inSlots(ten, stop.signal, async (item) => {
    done.push(item);
    if (item === 2) stop.abort();
  });
  expect(done.length).toBeLessThan(5);
});

test("what is opened ahead comes in order, though later ones are ready sooner", async () => {
  const opened: number[] = [];
  let letFirst = () => {};
  const firstIsReady = new Promise<void>((resolve) => {
    letFirst = resolve;
  });
  const taken: number[] = [];
  const all = openedAhead(ten, async (item) => {
    opened.push(item);
    if (item === 0) await firstIsReady;
    return item;
  });
  const first = all.next();
  await Promise.resolve();
  expect(opened).toEqual([0, 1, 2, 3]);
  letFirst();
  taken.push((await first).value ?? -1);
  for await (const item of all) taken.push(item);
  expect(taken).toEqual(ten);
});
