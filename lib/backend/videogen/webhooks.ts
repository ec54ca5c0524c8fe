import { z } from "zod";
import {
  createdEndpointSchema,
  endpointListAnswerSchema,
  fileEventNames,
  type webhookEndpointSchema,
} from "@/lib/videogen-wire/webhooks";
import { BackendError, type WebhookEndpoint, type Webhooks } from "../port";
import { type ClientConfig, callVideogen } from "./client";
import { readFileEvent } from "./file-event";

const path = "/v1/webhooks/endpoints";
/** A server that never ends its list must not keep anybody listing. */
const mostPages = 20;

/** VideoGen's webhooks: what they say, and the endpoints that they are sent to. */
export function videogenWebhooks(config: ClientConfig): Webhooks {
  return {
    fileEvents: fileEventNames,
    readEvent: readFileEvent,

    async list(options) {
      const endpoints: WebhookEndpoint[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const query = new URLSearchParams({ limit: "200", ...(cursor ? { cursor } : {}) });
        const call = { kind: "endpoints", method: "GET", path: `${path}?${query}`, ...options } as const;
        const answer: z.infer<typeof endpointListAnswerSchema> = await callVideogen(config, {
          ...call,
          answer: endpointListAnswerSchema,
        });
        endpoints.push(...answer.endpoints.map(toEndpoint));
        cursor = answer.hasMore ? (answer.nextCursor ?? null) : null;
        if (!cursor) break;
      }
      return endpoints;
    },

    async create(body, options) {
      const call = { kind: "endpointCreate", method: "POST", path, body, ...options } as const;
      const created = await callVideogen(config, { ...call, answer: createdEndpointSchema });
      return { ...toEndpoint(created), secret: created.signingSecret };
    },

    async remove(endpointId, options) {
      const one = `${path}/${encodeURIComponent(endpointId)}`;
      try {
        // Nobody needs the answer: a 204 has none, and other servers may say what they deleted.
        await callVideogen(config, {
          kind: "endpointDelete",
          method: "DELETE",
          path: one,
          answer: z.unknown(),
          ...options,
        });
      } catch (error) {
        if (!(error instanceof BackendError && error.code === "not_found")) throw error;
      }
    },
  };
}

function toEndpoint(endpoint: z.infer<typeof webhookEndpointSchema>): WebhookEndpoint {
  const { endpointId, url, events, signingSecretLast4 } = endpoint;
  return { endpointId, url, events, secretLast4: signingSecretLast4 ?? null };
}
