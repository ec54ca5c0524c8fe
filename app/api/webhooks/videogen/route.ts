import { backend } from "@/lib/server/backend";
import { handle, RouteError } from "@/lib/server/handle";
import { readBounded } from "@/lib/server/realtime/bounded-body";
import { noteVerified } from "@/lib/server/realtime/realtime-status";
import { receiveEvent } from "@/lib/server/realtime/receive-event";
import { signatureHeaders, verifySignature, webhookSecrets } from "@/lib/server/realtime/signature";
import { withBackend } from "@/lib/server/which-backend";

/** A hydrated file may carry the timed transcript of hours. Next cuts bodies at 10 MB without a word. */
const mostBytes = 8_000_000;

/**
 * Takes the backend's webhooks. The signature stands for a session: without the right one nothing is read. Whatever is
 * signed is answered 200, so that what is not understood here is not sent again for days.
 */
export const POST = handle({ role: "public", from: "anywhere" }, async ({ request }) => {
  const secrets = webhookSecrets();
  const { webhooks } = withBackend("videogen", backend);
  if (secrets.length === 0 || !webhooks) throw new RouteError("webhooks_not_configured");
  const headers = signatureHeaders(request.headers);
  const body = await readBounded(request, mostBytes);
  verifySignature(body, headers, secrets);
  await noteVerified();
  const event = webhooks.readEvent(parseJson(body));
  return {
    received: event ? await withBackend("videogen", () => receiveEvent(headers["webhook-id"], event)) : "ignored",
  };
});

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
