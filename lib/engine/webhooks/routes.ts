import { Hono } from "hono";
import { z } from "zod";
import { ApiError, invalidRequest } from "../api/api-error";
import type { Engine, EngineEnv } from "../api/context";
import { readCursor, writeCursor } from "../api/cursor";
import { pageLimit, readBody, readQuery } from "../api/read-request";
import type { Endpoint } from "./endpoint-store";
import { namesPrivateAddress } from "./private-addresses";

const MOST_ENDPOINTS = 100;

const newEndpoint = z.object({
  url: z
    .url({ protocol: /^https?$/, abort: true, error: "must be an address that starts with https:// or http://" })
    .max(2_048)
    .refine((text) => new URL(text).username === "" && new URL(text).password === "", "must not carry a password"),
  // VideoGen has events of more than files, so a name that never occurs here is nothing to refuse.
  events: z
    .array(z.string().regex(/^[a-z0-9_.-]{1,100}$/, "must be the name of an event, such as file.upload.completed"))
    .min(1, "must name at least one event")
    .max(100),
  description: z.string().max(1_024).nullish(),
});

const listQuery = z.object({ limit: pageLimit, cursor: z.string().optional() });

/** Create, list and delete of webhook endpoints. */
export function webhookRoutes(engine: Engine): Hono<EngineEnv> {
  return new Hono<EngineEnv>()
    .get("/webhooks/endpoints", (c) => {
      const { limit, cursor } = readQuery(c, listQuery);
      const found = engine.webhookEndpoints.list(limit + 1, cursor ? readCursor("e", cursor) : null);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const hasMore = found.length > page.length;
      return c.json({
        endpoints: page.map(inForm),
        hasMore,
        nextCursor: hasMore && last ? writeCursor("e", last.seq) : null,
      });
    })
    .post("/webhooks/endpoints", async (c) => {
      const { url, events, description } = await readBody(c, newEndpoint);
      if (!engine.webhooksToPrivate && namesPrivateAddress(new URL(url))) {
        throw invalidRequest(
          "url: This is a private address, and webhooks go to public ones alone. ENGINE_WEBHOOKS_TO_PRIVATE=true changes that.",
        );
      }
      if (engine.webhookEndpoints.all.length >= MOST_ENDPOINTS) {
        throw new ApiError(409, "conflict", `There are ${MOST_ENDPOINTS} endpoints already. Delete one first.`);
      }
      const created = engine.webhookEndpoints.create({ url, events, description: description ?? null });
      return c.json({ ...inForm(created), signingSecret: created.signingSecret }, 201);
    })
    .delete("/webhooks/endpoints/:endpointId", (c) => {
      if (!engine.webhookEndpoints.remove(c.req.param("endpointId"))) {
        throw new ApiError(404, "not_found", "There is no webhook endpoint with this id.");
      }
      return c.body(null, 204);
    });
}

function inForm({ endpointId, url, events, description, createdAt, signingSecret }: Endpoint) {
  return {
    endpointId,
    url,
    events,
    ...(description === null ? {} : { description }),
    createdAt,
    signingSecretLast4: signingSecret.slice(-4),
  };
}
