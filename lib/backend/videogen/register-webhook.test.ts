import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import type { Webhooks } from "../port";
import { registerWebhook } from "./register-webhook";
import { videogenWebhooks } from "./webhooks";

type Endpoint = { endpointId: string; url: string; events: string[] };
const bodySchema = z.object({ url: z.string(), events: z.array(z.string()) });

/** VideoGen's endpoints over real HTTP: pages of two, and a secret that is told once. */
async function startEndpoints() {
  const state = { endpoints: [] as Endpoint[], asked: [] as string[], refuse: false };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    state.asked.push(`${request.method} ${url.pathname}`);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (state.refuse) return json(429, { message: "no", code: "rate_limited" });
    if (request.method === "GET") {
      const from = Number(url.searchParams.get("cursor") ?? 0);
      const endpoints = state.endpoints.slice(from, from + 2);
      const hasMore = from + 2 < state.endpoints.length;
      return json(200, { endpoints, hasMore, nextCursor: hasMore ? String(from + 2) : null });
    }
    if (request.method === "DELETE") {
      const left = state.endpoints.filter(({ endpointId }) => !url.pathname.endsWith(`/${endpointId}`));
      if (left.length === state.endpoints.length) return json(404, { message: "none", code: "not_found" });
      state.endpoints = left;
      return response.writeHead(204).end();
    }
    const chunks = await request.toArray();
    const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const endpointId = `ep_${createHash("sha256").update(`${state.asked.length}`).digest("hex").slice(0, 8)}`;
    state.endpoints.push({ endpointId, ...body });
    return json(201, { endpointId, ...body, createdAt: 1, signingSecret: `whsec_${endpointId}` });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { state, url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

let upstream: Awaited<ReturnType<typeof startEndpoints>>;
let webhooks: Webhooks;
beforeEach(async () => {
  upstream = await startEndpoints();
  webhooks = videogenWebhooks({ apiKey: "k", baseUrl: upstream.url });
});
afterEach(() => upstream.close());

const url = "https://library.example.com/api/webhooks/videogen";
const other = (endpointId: string, at: string) => ({ endpointId, url: at, events: ["file.download_ready"] });
const registered = () => upstream.state.endpoints.map((endpoint) => endpoint.url);
const creates = () => upstream.state.asked.filter((call) => call.startsWith("POST"));

it("makes an endpoint once, for every event of files, and leaves those of others alone", async () => {
  upstream.state.endpoints = [1, 2, 3].map((id) => other(`ep_${id}`, `https://other${id}.example/hook`));
  const known = await registerWebhook({ webhooks, url, description: "d", known: null });
  expect(known).toMatchObject({ url, secret: expect.stringMatching(/^whsec_/) });
  expect(upstream.state.endpoints.at(-1)?.events).toEqual(webhooks.fileEvents);
  expect(await registerWebhook({ webhooks, url, description: "d", known })).toEqual(known);
  expect(creates()).toHaveLength(1);
  expect(registered()).toHaveLength(4);
});

it("makes one anew whose secret is not known, that lacks events, or that led to another address", async () => {
  upstream.state.endpoints = [other("ep_1", url), other("ep_2", url)];
  const known = await registerWebhook({ webhooks, url, description: "d", known: null });
  expect(registered()).toEqual([url]);
  const lacking = { ...known, endpointId: "ep_9" };
  upstream.state.endpoints = [other("ep_9", url)];
  const anew = await registerWebhook({ webhooks, url, description: "d", known: lacking });
  expect(anew.endpointId).not.toBe("ep_9");
  const moved = url.replace("library", "media");
  await registerWebhook({ webhooks, url: moved, description: "d", known: anew });
  expect(registered()).toEqual([moved]);
});

it("takes an endpoint that is gone already for deleted, and tells any other refusal", async () => {
  await webhooks.remove("ep_none");
  upstream.state.refuse = true;
  await expect(webhooks.remove("ep_none")).rejects.toMatchObject({ code: "rate_limited" });
});
