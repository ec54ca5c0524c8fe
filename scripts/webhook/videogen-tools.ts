/** What the scripts need of the VideoGen adapter; `scripts/setup/build-tools.mjs` makes a module of it that Node reads. */
export { registerWebhook } from "@/lib/backend/videogen/register-webhook";
export { videogenWebhooks } from "@/lib/backend/videogen/webhooks";
