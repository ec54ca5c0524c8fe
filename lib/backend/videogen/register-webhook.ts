import type { WebhookEndpoint, Webhooks } from "../port";

/** What is kept of an endpoint after it was made, because nobody tells it again. */
export type KnownEndpoint = { endpointId: string; url: string; secret: string };

type Registration = {
  webhooks: Pick<Webhooks, "list" | "create" | "remove" | "fileEvents">;
  url: string;
  description: string;
  /** What an earlier registration kept, for whatever address. */
  known: KnownEndpoint | null;
};

/**
 * Sees to it that just one endpoint leads to `url`, for all events of files, with a secret that is known here. One
 * whose secret is not known is deleted and made anew, and so is what was known under another address. Throws
 * `BackendError`.
 */
export async function registerWebhook({ webhooks, url, description, known }: Registration): Promise<KnownEndpoint> {
  const endpoints = await webhooks.list();
  const ours = endpoints.filter((endpoint) => endpoint.url === url || endpoint.endpointId === known?.endpointId);
  const good = ours.find((endpoint) => known !== null && isGood(endpoint, known, url, webhooks.fileEvents));
  for (const { endpointId } of ours) if (endpointId !== good?.endpointId) await webhooks.remove(endpointId);
  if (good && known) return known;
  const { endpointId, secret } = await webhooks.create({ url, events: webhooks.fileEvents, description });
  return { endpointId, url, secret };
}

function isGood(endpoint: WebhookEndpoint, known: KnownEndpoint, url: string, events: readonly string[]): boolean {
  return (
    endpoint.endpointId === known.endpointId &&
    endpoint.url === url &&
    events.every((event) => endpoint.events.includes(event))
  );
}
