import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toColumns } from "@/lib/domain/index-columns";
import type { IndexAnswer, IndexRow } from "@/lib/domain/library-index";
import { IndexSession } from "./index-session";
import type { LibraryIndexState } from "./protocol";

let answer: (since: string | null) => IndexAnswer | { status: number };
let asked: (string | null)[] = [];
let states: LibraryIndexState[] = [];
let session: IndexSession;
let origin = "";
let close: () => void = () => undefined;

beforeEach(async () => {
  [asked, states] = [[], []];
  const server = createServer((request, response) => {
    const since = new URL(request.url ?? "", "http://x").searchParams.get("since");
    asked.push(since);
    send(response, answer(since));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  session = new IndexSession(origin, (state) => states.push(state));
});
afterEach(async () => {
  await session.forget();
  close();
});

function send(response: ServerResponse, body: IndexAnswer | { status: number }): void {
  if (!("status" in body)) response.end(JSON.stringify(body));
  else {
    const error = { code: "passcode_required", message: "Sign in." };
    response.writeHead(body.status).end(JSON.stringify({ error }));
  }
}

const row = (fileId: string, order: number, library = "one"): IndexRow => ({
  ...{ fileId, name: `${library} ${fileId}`, description: "", type: "VIDEO", scope: "GLOBAL", tool: null, order },
  ...{ durationSeconds: null, bytes: null, flags: 0 },
});
const whole = (library = "one", version = 1): IndexAnswer => ({
  ...{ state: "whole", library, epoch: `e${library}`, version },
  rows: toColumns([row("b", 2, library), row("a", 1, library)]),
});
const changes = (since: number, version: number, rows: IndexRow[] = [], removed: string[] = []): IndexAnswer => ({
  ...{ state: "changes", library: "one", epoch: "eone", since, version, removed },
  rows: toColumns(rows),
});
const names = async () => {
  const found = await session.search?.query({});
  return Array.from(found?.rows ?? [], (number) => session.search?.row(number, null).name);
};
const phase = () => states.at(-1)?.phase;

it("tells how far it is, loads the whole, and from then on asks for changes", async () => {
  answer = (since) => {
    if (asked.length === 1) return { state: "building", library: "one", synced: 400, pausedUntil: null };
    return since === null ? whole() : changes(Number(since.split(".")[1]), 2, [row("c", 3)], ["a"]);
  };
  await session.start();
  await expect.poll(() => states.at(-1), { timeout: 5_000 }).toMatchObject({ phase: "ready", version: "eone.2" });
  expect(states[0]).toEqual({ phase: "building", synced: 400, pausedUntil: null });
  expect(states.at(-1)).toMatchObject({ total: 2, problem: null });
  // Not the whole by itself: it has a file that is gone.
  expect(states.filter(({ phase }) => phase === "ready")).toHaveLength(1);
  expect(asked).toEqual([null, null, "eone.1"]);
  expect(await names()).toEqual(["one c", "one b"]);
});

it("asks once for many changes, and goes on with what it has when the server is away", async () => {
  answer = (since) => (since === null ? whole() : changes(1, 1));
  await session.start();
  await expect.poll(() => asked.length, { timeout: 5_000 }).toBe(2);
  for (let no = 0; no < 20; no += 1) session.refreshSoon();
  await expect.poll(() => asked.length, { timeout: 5_000 }).toBe(3);
  close();
  session.refreshSoon();
  await expect
    .poll(() => states.at(-1), { timeout: 5_000 })
    .toMatchObject({ problem: expect.stringContaining("cannot be reached") });
  expect(await names()).toEqual(["one b", "one a"]);
  expect(asked).toHaveLength(3);
});

it("shows nothing of one library in another, and nothing to whoever is signed out", async () => {
  let library = "one";
  answer = (since) => {
    if (library === "none") return { status: 401 };
    return since?.startsWith(`e${library}.`) ? { ...changes(1, 1), library, epoch: `e${library}` } : whole(library);
  };
  await session.start();
  await expect.poll(() => asked.length, { timeout: 5_000 }).toBe(2);
  library = "two";
  session.refreshSoon();
  await expect.poll(names, { timeout: 5_000 }).toEqual(["two b", "two a"]);
  library = "none";
  session.refreshSoon();
  await expect.poll(() => states.at(-1), { timeout: 5_000 }).toEqual({ phase: "failed", message: "Sign in." });
  expect(session.search).toBeNull();
});

it("says when the library is too large, and when an answer cannot be read", async () => {
  answer = () => ({ state: "declined", library: "one", most: 5 });
  await session.start();
  await expect.poll(phase, { timeout: 5_000 }).toBe("declined");
  answer = () => ({ ...whole(), version: -1 });
  session.refreshSoon();
  await expect.poll(phase, { timeout: 5_000 }).toBe("failed");
});
