import { type Backend, BackendError } from "@/lib/backend/port";
import { selectBackend } from "@/lib/backend/select";
import { Budget } from "./budget/budget";
import { systemClock } from "./budget/governor";
import { env } from "./env";
import { processState } from "./process-state";
import { sharedState } from "./shared/state";

function selected(): Backend | null {
  return processState("backend", () => {
    const { VIDEOGEN_API_KEY: apiKey, VIDEOGEN_BASE_URL: baseUrl } = env();
    return selectBackend({ videogen: apiKey ? { apiKey, baseUrl, gate: budget() } : null });
  });
}

/** What is left of the backend's hourly limits; every call to it passes here. */
export function budget(): Budget {
  return processState("budget", () => new Budget(systemClock, sharedState()));
}

export function backendIsConfigured(): boolean {
  return selected() !== null;
}

/** The configured backend. Throws `BackendError` when none is configured. */
export function backend(): Backend {
  const configured = selected();
  if (!configured) throw new BackendError("backend_not_configured", { status: 0 });
  return configured;
}
