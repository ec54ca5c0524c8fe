import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { withBackend } from "../which-backend";
import { announce } from "./announcements";
import { eventStream } from "./event-stream";
import { newsDesk } from "./news-desk";

beforeAll(() => {
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VALSTORM_TOKEN", "a token");
});
afterEach(() => vi.useRealTimers());

const text = (value: Uint8Array | undefined) => new TextDecoder().decode(value);

it("beats, and ends by itself when its time is over", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout"] });
  const reader = eventStream(new AbortController().signal, { times: { beatMs: 20_000, lifeMs: 50_000 } }).getReader();
  expect(text((await reader.read()).value)).toMatch(/^retry: \d+\nevent: status\ndata: \{"state":"off"/);
  for (let beat = 0; beat < 2; beat += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    expect(text((await reader.read()).value)).toMatch(/^event: status\n/);
  }
  expect(newsDesk().readers).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await reader.read()).done).toBe(true);
  expect(newsDesk().readers).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it("ends when whoever asked is gone, before it began or after", async () => {
  const left = new AbortController();
  left.abort();
  const early = eventStream(left.signal);
  expect(newsDesk().readers).toBe(0);
  expect((await early.getReader().read()).done).toBe(true);
  const leaves = new AbortController();
  const reader = eventStream(leaves.signal).getReader();
  await reader.read();
  leaves.abort();
  expect((await reader.read()).done).toBe(true);
  expect(newsDesk().readers).toBe(0);
  const cancelled = eventStream(new AbortController().signal);
  expect(newsDesk().readers).toBe(1);
  await cancelled.cancel();
  expect(newsDesk().readers).toBe(0);
});

it("tells nothing of one library to whoever looks at another", async () => {
  const stream = withBackend("valstorm", () => eventStream(new AbortController().signal));
  expect(newsDesk().readers).toBe(0);
  expect(text((await stream.getReader().read()).value)).toContain('"state":"off"');
});

it("lets go a page that does not read", async () => {
  const stream = eventStream(new AbortController().signal);
  expect(newsDesk().readers).toBe(1);
  for (let id = 0; id < 1_100; id += 1) await announce({ id: `m${id}`, event: "file.new", fileId: "f", file: null });
  expect(newsDesk().readers).toBe(0);
  await stream.cancel();
});
