import { expect, test } from "vitest";
import { DrawingQueue } from "./drawing-queue";

function held() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

const calm = () => ({ signal: new AbortController().signal, isUrgent: () => false });

test("no more than the slots run at once, and what is in sight is next", async () => {
  const queue = new DrawingQueue(2);
  const { begun, work, end } = held();
  const first = queue.run(work("a"), calm());
  void queue.run(work("b"), calm());
  void queue.run(work("far"), calm());
  const near = queue.run(work("near"), { ...calm(), isUrgent: () => true });
  expect(begun).toEqual(["a", "b"]);
  end("a");
  expect(await first).toBe("a");
  await expect.poll(() => begun).toEqual(["a", "b", "near"]);
  end("near");
  expect(await near).toBe("near");
  await expect.poll(() => begun).toEqual(["a", "b", "near", "far"]);
});

test("who gives up leaves the line, and a failure frees its slot", async () => {
  const queue = new DrawingQueue(1);
  const { begun, work } = held();
  const failing = queue.run(() => Promise.reject(new Error("broken")), calm());
  const leaving = new AbortController();
  const left = queue.run(work("left"), { signal: leaving.signal, isUrgent: () => false });
  void queue.run(work("stays"), calm());
  leaving.abort(new Error("scrolled past"));
  await expect(left).rejects.toThrow("scrolled past");
  await expect(failing).rejects.toThrow("broken");
  await expect.poll(() => begun).toEqual(["stays"]);
});
