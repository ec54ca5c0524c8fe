import { expect, test } from "vitest";
import { AskedAhead } from "./asked-ahead";

test("the answer asked for ahead goes to the same question, once", async () => {
  const ahead = new AskedAhead<number>();
  ahead.ask("a", Promise.resolve(1));
  await expect(ahead.take("a")).resolves.toBe(1);
  expect(ahead.take("a")).toBeNull();
});

test("another question gives it up, as its answer would come too late", () => {
  const ahead = new AskedAhead<number>();
  ahead.ask("a", Promise.resolve(1));
  expect(ahead.take("ab")).toBeNull();
  expect(ahead.take("a")).toBeNull();
});

test("what has changed meanwhile makes it worthless", () => {
  const ahead = new AskedAhead<number>();
  ahead.ask("a", Promise.resolve(1));
  ahead.forget();
  expect(ahead.take("a")).toBeNull();
});

test("a failure is told to whoever takes it, and to nobody else", async () => {
  const ahead = new AskedAhead<number>();
  ahead.ask("a", Promise.reject(new Error("superseded")));
  ahead.ask("b", Promise.reject(new Error("failed")));
  await expect(ahead.take("b")).rejects.toThrow("failed");
});
