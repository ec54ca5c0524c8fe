import { z } from "zod";

/** Every failure that the dashboard's own API can answer with. */
export const errorCodes = [
  "invalid_request",
  "passcode_required",
  "passcode_wrong",
  "passcode_not_set",
  "forbidden_origin",
  "forbidden_role",
  "not_authorized",
  "not_found",
  "conflict",
  "rate_limited",
  "insufficient_credits",
  "backend_not_configured",
  "backend_key_rejected",
  "backend_unreachable",
  "backend_timeout",
  "backend_failed",
  "backend_bad_answer",
  "outcome_unknown",
  "unsupported",
  "too_large",
  "too_many_archives",
  "signature_wrong",
  "webhooks_not_configured",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What must be done first (a plan, an add-on, credits), as the backend names it. */
export const requirementSchema = z.object({ type: z.string(), details: z.unknown().optional() });
export type Requirement = z.infer<typeof requirementSchema>;

/** The one JSON form in which our API answers a failure. `message` is written for the person at the page. */
export const errorEnvelopeSchema = z.object({
  error: z.object({
    code: z.enum(errorCodes).catch("internal"),
    message: z.string(),
    requestId: z.string().optional(),
    retryAfterSeconds: z.number().optional(),
    requirement: requirementSchema.optional(),
  }),
});
export type ErrorEnvelope = z.infer<typeof errorEnvelopeSchema>;
