export const hookPath = "/api/webhooks/videogen";

/** @type {Record<string, string>} */
const words = {
  backend_key_rejected: "The files API does not accept the key. Check VIDEOGEN_API_KEY.",
  backend_unreachable: "The files API cannot be reached. Check the connection and VIDEOGEN_BASE_URL.",
  backend_timeout: "The files API takes too long to answer. Try again in a moment.",
  backend_failed: "The files API failed to answer. Try again in a moment; --list shows what was done.",
  backend_bad_answer: "The files API sent an answer that cannot be read. --list shows what was done.",
  not_authorized: "The files API does not allow webhooks for this key or plan.",
  invalid_request: "The files API refused the address. It must be one that it can reach, so no private one.",
  conflict: "The files API has no room for another endpoint. Remove one first (--list, --remove).",
};

/** What went wrong between us and the files API, and what to do. @param {unknown} error */
export function failureWords(error) {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  if (code === "rate_limited") {
    const seconds = "retryAfterSeconds" in error ? Number(error.retryAfterSeconds) : Number.NaN;
    const when = seconds > 0 ? `in ${Math.ceil(seconds / 60)} minutes` : "within the hour";
    return `The files API takes 10 new webhooks and 10 removals an hour, and they are used up. Try again ${when}.`;
  }
  return words[code] ?? error.message;
}
