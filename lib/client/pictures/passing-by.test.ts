import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isPassingBy, passesBy, whenItStays } from "./passing-by";

const called: string[] = [];
const wait = (name: string) => whenItStays(() => called.push(name));
const frameMs = 16;
const frame = () => vi.advanceTimersByTime(frameMs);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => setTimeout(call, frameMs));
});
afterEach(() => {
  vi.runAllTimers();
  called.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what goes on passing is waited for", () => {
  wait("picture");
  passesBy(100);
  vi.advanceTimersByTime(99);
  passesBy(100);
  vi.advanceTimersByTime(99);
  expect([isPassingBy(), called]).toEqual([true, []]);
  vi.advanceTimersByTime(1);
  expect([isPassingBy(), called]).toEqual([false, ["picture"]]);
});

test("pictures come a few in a frame, in their order", () => {
  for (const name of ["1", "2", "3", "4", "5"]) wait(name);
  passesBy(100);
  vi.advanceTimersByTime(100);
  expect(called).toEqual(["1", "2"]);
  frame();
  expect(called).toEqual(["1", "2", "3", "4"]);
  frame();
  expect(called).toEqual(["1", "2", "3", "4", "5"]);
});

test("those that have not come when something passes again wait on", () => {
  for (const name of ["1", "2", "3"]) wait(name);
  passesBy(100);
  vi.advanceTimersByTime(100);
  passesBy(100);
  frame();
  expect(called).toEqual(["1", "2"]);
  vi.advanceTimersByTime(100);
  expect(called).toEqual(["1", "2", "3"]);
});

test("what has left the page is not called", () => {
  const forget = wait("gone");
  wait("there");
  passesBy(100);
  forget();
  vi.advanceTimersByTime(100);
  expect(called).toEqual(["there"]);
});
