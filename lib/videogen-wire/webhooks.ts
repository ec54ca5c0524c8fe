import { z } from "zod";

/** Webhooks: the payloads that are sent, and the endpoints that they are sent to. */

/** In the order in which they happen to one file. */
export const fileEventNames = [
  "file.upload.completed",
  "file.upload.failed",
  "file.download_ready",
  "file.playback_ready",
  "file.analysis_completed",
  "file.analysis_failed",
] as const;

export const fileEventPayloadSchema = z.object({
  event: z.enum(fileEventNames),
  fileId: z.string().min(1),
  occurredAt: z.union([z.number(), z.iso.datetime({ offset: true })]),
  /** Read on its own: an event whose file cannot be read is still news. */
  file: z.unknown().optional(),
  error: z.unknown().optional(),
});

export const webhookEndpointSchema = z.object({
  endpointId: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  description: z.string().nullish(),
  createdAt: z.unknown().optional(),
  signingSecretLast4: z.string().nullish(),
});

export const createdEndpointSchema = webhookEndpointSchema.extend({ signingSecret: z.string().min(1) });

export const endpointListAnswerSchema = z.object({
  endpoints: z.array(webhookEndpointSchema),
  hasMore: z.boolean().nullish(),
  nextCursor: z.string().nullish(),
});
