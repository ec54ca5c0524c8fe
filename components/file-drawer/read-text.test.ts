import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { decodeText, readStart } from "./read-text";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
}
const forever = new AbortController().signal;

test("a server that ignores the range is cut off, one that ends early is whole", async () => {
  const endless = await serve((_, response) => {
    const more = setInterval(() => response.write("x".repeat(1000)), 1);
    response.on("close", () => clearInterval(more));
  });
  const start = await readStart(endless, 2500, forever);
  expect([start.bytes.length, start.isWhole]).toEqual([2500, false]);
  const brief = await serve((_, response) => response.end("brief"));
  expect(await readStart(brief, 2500, forever)).toMatchObject({ isWhole: true });
});

test("an empty file is empty, a refusal is told", async () => {
  const empty = await serve((_, response) => response.writeHead(416).end());
  expect((await readStart(empty, 10, forever)).bytes).toHaveLength(0);
  const refused = await serve((_, response) => response.writeHead(403).end());
  await expect(readStart(refused, 10, forever)).rejects.toThrow("403");
});

test("bytes become text that neither reorders nor breaks", () => {
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]))).toBe("ab");
  expect(decodeText(new TextEncoder().encode("a\u202eb\u2066c"))).toBe("abc");
  expect(decodeText(new TextEncoder().encode("né").slice(0, 2))).toBe("n");
});
