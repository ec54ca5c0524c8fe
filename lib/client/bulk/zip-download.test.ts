import { createServer } from "node:http";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { zipOf } from "./zip-download";

/** Larger than what is read ahead of its turn. */
const large = new Uint8Array(17_000_000).map((_, at) => at % 251);
const bodies = new Map<string, Uint8Array>([
  ["a", new TextEncoder().encode("What a says.")],
  ["b", new TextEncoder().encode("What b says.")],
  ["large", large],
]);

/** Storage apart from the server that leads to it, as signed URLs do. */
const storage = createServer((request, response) => {
  const body = bodies.get(request.url?.slice(1) ?? "");
  if (body) response.writeHead(200, { "content-length": body.byteLength }).end(body);
  else response.socket?.destroy();
});
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  const [, , , fileId, what] = pathname.split("/");
  // Whichever library the browser has chosen meanwhile.
  const isNamed = searchParams.get("backend") === "valstorm";
  if (fileId === "gone" || !isNamed) {
    const error = { code: "not_found", message: "The original is gone." };
    response.writeHead(404, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  } else if (what === "bytes") response.end("By way of the server.");
  else response.writeHead(302, { location: `${originOf(storage)}/${fileId}` }).end();
});

function originOf(at: typeof server): string {
  const address = at.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return `http://127.0.0.1:${address.port}`;
}

beforeAll(async () => {
  await Promise.all(
    [storage, server].map((each) => new Promise<void>((listening) => each.listen(0, "127.0.0.1", listening))),
  );
  // A page's addresses are its own server's.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(new URL(path, originOf(server)), init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  for (const each of [storage, server]) {
    each.close();
    each.closeAllConnections();
  }
});

async function zipped(ids: string[], stop = new AbortController()) {
  const failures: string[] = [];
  const told = { done: 0, bytes: 0 };
  const zip = zipOf({
    files: ids.map((fileId) => ({ fileId, displayName: `${fileId}.bin`, bytes: null, isPublic: false })),
    untitled: "Untitled",
    backend: "valstorm",
    throughServer: false,
    signal: stop.signal,
    onDone: () => {
      told.done += 1;
    },
    onBytes: (more) => {
      told.bytes += more;
    },
    onFailure: ({ file, reason }) => failures.push(`${file.fileId}: ${reason}`),
  });
  const bytes = new Uint8Array(await new Response(zip).arrayBuffer());
  return { entries: unzipSync(bytes), failures, told, bytes };
}

test("every byte of small and large files is in the zip, and progress counts them", async () => {
  const { entries, failures, told, bytes } = await zipped(["a", "large", "b"]);
  expect(failures).toEqual([]);
  expect(Object.keys(entries)).toEqual(["a.bin", "large.bin", "b.bin"]);
  expect(new TextDecoder().decode(entries["b.bin"])).toBe("What b says.");
  expect(Buffer.compare(entries["large.bin"] ?? new Uint8Array(), large)).toBe(0);
  expect(told).toEqual({ done: 3, bytes: bytes.byteLength });
});

test("one that is gone is left out and told in the server's words", async () => {
  const { entries, failures, told } = await zipped(["a", "gone", "b"]);
  expect(Object.keys(entries)).toEqual(["a.bin", "b.bin"]);
  expect(failures).toEqual(["gone: The original is gone."]);
  expect(told.done).toBe(3);
});

test("storage that does not answer pages is read by way of the server", async () => {
  const { entries, failures } = await zipped(["closed"]);
  expect(failures).toEqual([]);
  expect(new TextDecoder().decode(entries["closed.bin"])).toBe("By way of the server.");
});

test("stopped, it is no zip", async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(zipped(["a"], stop)).rejects.toThrow();
});
