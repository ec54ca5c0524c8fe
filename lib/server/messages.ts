import type { ErrorCode, Requirement } from "@/lib/domain/errors";

/** The status of our own answer and the words for the person at the page: what happened, and what to do. */
export const failures: Record<ErrorCode, { status: number; message: string }> = {
  invalid_request: { status: 400, message: "The request could not be understood." },
  passcode_required: { status: 401, message: "Sign in with the passcode to use this library." },
  passcode_wrong: { status: 401, message: "That is not the passcode. Check it and try again." },
  passcode_not_set: {
    status: 401,
    message:
      "This library is reachable from other machines, so it needs a passcode. Set ACCESS_PASSCODE where Vitrine is started, and start it again.",
  },
  forbidden_origin: { status: 403, message: "This request came from another site, so it was refused." },
  forbidden_role: { status: 403, message: "You can look, but not change anything here. Ask an editor." },
  not_authorized: {
    status: 403,
    message:
      "The files API does not allow this with the configured key. Set a key that may, or ask whoever manages the account.",
  },
  not_found: { status: 404, message: "This file is not here any more. It may have been archived." },
  conflict: { status: 409, message: "The file changed in the meantime. Reload and try again." },
  rate_limited: { status: 429, message: "The hourly limit of the files API is used up. It opens again by itself." },
  insufficient_credits: {
    status: 402,
    message: "The account behind this library has too few credits for this. Add credits there, then try again.",
  },
  backend_not_configured: {
    status: 503,
    message:
      "No backend is configured. Set VIDEOGEN_API_KEY or VALSTORM_TOKEN, or start Vitrine with `npm start` to use its own engine.",
  },
  backend_key_rejected: {
    status: 502,
    message: "The files API does not accept the configured key. Check VIDEOGEN_API_KEY, or VALSTORM_TOKEN.",
  },
  backend_unreachable: { status: 503, message: "The files API cannot be reached. Vitrine keeps trying." },
  backend_timeout: { status: 504, message: "The files API takes too long to answer. Vitrine keeps trying." },
  backend_failed: { status: 502, message: "The files API failed to answer this. Try again in a moment." },
  backend_bad_answer: {
    status: 502,
    message: "The files API sent an answer that cannot be read. Try again in a moment.",
  },
  outcome_unknown: {
    status: 502,
    message:
      "The files API broke off before it said whether this was done, so it may have been. Look at the library in a moment before you try again.",
  },
  unsupported: { status: 501, message: "The backend cannot do this." },
  too_large: { status: 413, message: "The request is larger than Vitrine takes." },
  too_many_archives: {
    status: 429,
    message: "Too many archives are waiting already. Try again when some of them are done.",
  },
  signature_wrong: {
    status: 401,
    message:
      "The signature does not fit this request and the configured secret. Check that VIDEOGEN_WEBHOOK_SECRET is the secret of this very endpoint, and that the clocks of both sides are right.",
  },
  webhooks_not_configured: {
    status: 404,
    message:
      "Vitrine takes no webhooks here: VIDEOGEN_WEBHOOK_SECRET is not set. `npm run webhook -- https://your-address` registers one and prints its secret.",
  },
  internal: { status: 500, message: "Something went wrong in Vitrine. Try again; the log has the details." },
};

/** A wait of no more than this is no used-up hour. */
const briefSeconds = 90;

/** The words for a limit: whether upstream only asked for a moment's pause shows in the wait. */
export function limitMessage(retryAfterSeconds: number | undefined): string {
  return retryAfterSeconds === undefined || retryAfterSeconds > briefSeconds
    ? failures.rate_limited.message
    : "The files API asked for a short pause. Try again in a moment.";
}

/** What must be done first, by what the backend's name for it speaks of. The first that fits holds. */
const requirements: readonly { named: RegExp; message: string }[] = [
  { named: /credit/i, message: failures.insufficient_credits.message },
  {
    named: /add[-_ ]?on/i,
    message:
      "This needs an add-on that the account behind this library does not have. Buy it in the account’s billing settings, then try again.",
  },
  {
    named: /plan|subscription|tier|upgrade/i,
    message:
      "The plan of the account behind this library does not include this. Upgrade it in the account’s billing settings, then try again.",
  },
];

/** The words for a refusal that ends once the account has what is missing. */
export function requirementMessage({ type }: Requirement): string {
  const known = requirements.find(({ named }) => named.test(type));
  if (known) return known.message;
  const name = type
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase()
    .slice(0, 60);
  return `The account behind this library lacks something for this${name ? ` (${name})` : ""}. Look at its plan and billing settings, then try again.`;
}
