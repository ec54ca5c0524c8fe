import { setTimeout as pause } from "node:timers/promises";

/** Everything that goes wrong with one answer: a 429 was surely not done, the others were done or not. */
export const faultKinds = ["429", "500", "503", "reset", "stall", "cut", "wrong"];
const STALL_MS = 12_000;

/** Numbers from 0 to 1, the same for the same seed. @param {number} seed */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {() => number} random @param {number} rate 0 to 1
 * @returns {{ kind: string, isDone: boolean, chance: number } | null} null when this answer is as it should be
 */
export function pickFault(random, rate) {
  if (random() >= rate) return null;
  const kind = faultKinds[Math.floor(random() * faultKinds.length)] ?? "500";
  return { kind, isDone: kind === "cut" || kind === "wrong" || (kind !== "429" && random() < 0.5), chance: random() };
}

/**
 * Answers wrongly. `answer` is what upstream said, null when it was not asked.
 * @param {import("node:http").ServerResponse} response @param {{ kind: string, chance: number }} fault
 * @param {() => Promise<{ status: number, headers: Record<string, string>, text: string }>} ask asks upstream at last
 */
export async function answerWrongly(response, { kind, chance }, ask) {
  if (kind === "reset") return response.socket?.resetAndDestroy();
  if (kind === "stall") {
    await pause(STALL_MS);
    const { status, headers, text } = await ask();
    return response.writeHead(status, headers).end(text);
  }
  const json = { "content-type": "application/json" };
  if (kind === "429") {
    const headers = chance < 0.5 ? { ...json, "retry-after": "1" } : json;
    return response.writeHead(429, headers).end('{"message":"Too many requests.","code":"rate_limited"}');
  }
  if (kind === "cut") {
    const { text } = await ask();
    const half = text.slice(0, Math.floor(text.length * chance));
    // Ended in order, or promised longer and broken off.
    if (chance < 0.5) return response.writeHead(200, json).end(half);
    response.writeHead(200, { ...json, "content-length": Buffer.byteLength(text) + 1 });
    return response.write(half || " ", () => response.socket?.destroy());
  }
  if (kind === "wrong") {
    await ask();
    const html = chance < 0.5;
    const headers = html ? { "content-type": "text/html" } : json;
    return response.writeHead(200, headers).end(html ? "<!DOCTYPE html><title>Welcome</title>" : '{"items": 3}');
  }
  const page = "<!DOCTYPE html><title>Bad gateway</title>";
  return response.writeHead(Number(kind), { "content-type": "text/html" }).end(page);
}
