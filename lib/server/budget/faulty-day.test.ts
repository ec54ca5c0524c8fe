import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BackendError } from "@/lib/backend/port";
import { selectBackend } from "@/lib/backend/select";
import { Budget } from "./budget";

/** One answer in five goes wrong, in turn in each of these ways; the work behind it is done or not. */
const ways = ["429", "500", "503", "reset before", "reset after", "cut", "page", "wrong"] as const;
const actions = Array.from({ length: 30 }, (_, index) => `vg_a${index}`);
const archives = new Map<string, number>();
const tickets = new Map<string, number>();
const faultsInRow = new Map<string, number>();
let calls = 0;

/** Never more than twice in a row for one address: a call that fails for ever is none of this test. */
function nextFault(path: string): (typeof ways)[number] | undefined {
  calls += 1;
  const inRow = (faultsInRow.get(path) ?? 0) + 1;
  const way = calls % 5 === 0 && inRow <= 2 ? ways[(calls / 5) % ways.length] : undefined;
  faultsInRow.set(path, way ? inRow : 0);
  return way;
}

const server = createServer(async (request, response) => {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk);
  const path = request.url ?? "";
  const way = nextFault(path);
  const [fileId = ""] = /vg_[^/?]+/.exec(path) ?? [];
  const send = (status: number, json: unknown) => response.writeHead(status).end(JSON.stringify(json));
  if (way === "429") return send(429, { message: "no", code: "rate_limited" });
  if (way === "reset before") return request.socket.resetAndDestroy();
  if (path.endsWith("/archive")) archives.set(fileId, (archives.get(fileId) ?? 0) + 1);
  if (path.endsWith("/upload")) {
    const name = String(Buffer.concat(body));
    tickets.set(name, (tickets.get(name) ?? 0) + 1);
  }
  if (way === "reset after") return request.socket.resetAndDestroy();
  if (way === "500" || way === "503") return send(Number(way), { message: "no" });
  if (way === "cut") return response.end('{"files": [');
  if (way === "page") return response.end("<html>oops</html>");
  if (way === "wrong") return send(200, { nothing: "expected" });
  if (path.startsWith("/v1/files?")) {
    const listed = path.includes("limit=200") ? actions.filter((fileId) => !archives.has(fileId)) : ["vg_1"];
    return send(200, { files: listed.map((fileId) => ({ fileId, scope: "GLOBAL" })) });
  }
  if (path.endsWith("/upload")) return send(200, { fileId: "vg_u", uploadUrl: "https://up.example" });
  const isGone = request.method === "GET" && archives.has(fileId);
  return isGone ? send(404, { message: "gone", code: "not_found" }) : send(200, { fileId, scope: "GLOBAL" });
});

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function backend() {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const baseUrl = `http://127.0.0.1:${address.port}`;
  const selected = selectBackend("videogen", {
    videogen: { apiKey: "k", baseUrl, gate: new Budget() },
    valstorm: null,
  });
  if (!selected) throw new Error("no backend");
  return selected;
}

it("loads every page and does every action once, or says that it was not done, while a fifth of all answers go wrong", async () => {
  const api = backend();
  const pages = Promise.all(Array.from({ length: 40 }, (_, index) => api.list({ limit: 1 + index })));
  const archived = Promise.all(actions.map((fileId) => api.archive(fileId)));
  const uploads = Promise.allSettled(actions.map((displayName) => api.createUpload({ displayName })));

  expect((await pages).every(({ files }) => files.length === 1)).toBe(true);
  await archived;
  expect([...archives.keys()].sort()).toEqual([...actions].sort());
  expect(Math.max(...archives.values())).toBe(1);
  for (const upload of await uploads) {
    if (upload.status === "rejected") expect(upload.reason).toBeInstanceOf(BackendError);
  }
  expect(Math.max(...tickets.values())).toBe(1);
  expect(calls).toBeGreaterThan(100);
});
