import { Webhook } from "standardwebhooks";
import { env } from "../env";
import { RouteError } from "../handle";

/** The secrets that are configured: two while an endpoint is being replaced, none where webhooks are off. */
export function webhookSecrets(): string[] {
  return (env().VIDEOGEN_WEBHOOK_SECRET ?? "").split(/\s+/).filter((secret) => secret !== "");
}

/** The three headers of a signed message. Throws `signature_wrong` before a body of unknown size is read. */
export function signatureHeaders(
  headers: Headers,
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const read = (name: string) => {
    const value = headers.get(name);
    if (value) return value;
    throw new RouteError("signature_wrong", { message: `The request has no ${name} header, so it is not a webhook.` });
  };
  return {
    "webhook-id": read("webhook-id"),
    "webhook-timestamp": read("webhook-timestamp"),
    "webhook-signature": read("webhook-signature"),
  };
}

/** Standard Webhooks: one of the secrets signed just these bytes, within the last five minutes. Throws `signature_wrong`. */
export function verifySignature(body: Buffer, headers: Record<string, string>, secrets: readonly string[]): void {
  const fits = (secret: string) => {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  };
  if (!secrets.some(fits)) throw new RouteError("signature_wrong");
}
