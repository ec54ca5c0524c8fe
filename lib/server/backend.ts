import { type Backend, BackendError } from "@/lib/backend/port";
import { selectBackend } from "@/lib/backend/select";
import { env } from "./env";
import { processState } from "./process-state";

/** The configured backend. Throws `BackendError` when none is configured. */
export function backend(): Backend {
  const selected = processState("backend", () => {
    const { VIDEOGEN_API_KEY: apiKey, VIDEOGEN_BASE_URL: baseUrl } = env();
    return selectBackend({ videogen: apiKey ? { apiKey, baseUrl } : null });
  });
  if (!selected) throw new BackendError("backend_not_configured", { status: 0 });
  return selected;
}
