import { expect, it } from "vitest";
import { ViewQueue } from "./view-queue";

const never = new AbortController().signal;

/** A queue whose work ends when told. */
function setUp(mostAtOnce: number) {
  const queue = new ViewQueue<string>(mostAtOnce);
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const ask = (key: string, signal = never) =>
    queue.run(key, signal, () => {
      begun.push(key);
      return new Promise<string>((resolve) => finish.set(key, () => resolve(key)));
    });
  return { ask, begun, finish: (key: string) => finish.get(key)?.() };
}

it("does what was asked for last first, and each key once", async () => {
  const { ask, begun, finish } = setUp(1);
  const all = [ask("a"), ask("b"), ask("c"), ask("b"), ask("a")];
  finish("a");
  await all[0];
  await expect.poll(() => begun).toEqual(["a", "b"]);
  finish("b");
  await expect.poll(() => begun).toEqual(["a", "b", "c"]);
  finish("c");
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "b", "a"]);
});

it("does not begin what nobody waits for any more, and finishes what it has begun", async () => {
  const { ask, begun, finish } = setUp(1);
  const away = new AbortController();
  const first = ask("a", away.signal);
  const [left, stays] = [ask("b", away.signal), ask("c")];
  const both = [ask("d", away.signal), ask("d")] as const;
  away.abort(new Error("scrolled past"));
  await expect(first).rejects.toThrow("scrolled past");
  await expect(left).rejects.toThrow("scrolled past");
  await expect(both[0]).rejects.toThrow("scrolled past");
  finish("a");
  await expect.poll(() => begun).toEqual(["a", "d"]);
  finish("d");
  await both[1];
  await expect.poll(() => begun).toEqual(["a", "d", "c"]);
  finish("c");
  await stays;
});

it("goes on after work that fails", async () => {
  const queue = new ViewQueue<string>(1);
  const failing = queue.run("a", never, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await queue.run("a", never, async () => "yes")).toBe("yes");
});
