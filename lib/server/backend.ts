import { type Backend, BackendError } from "@/lib/backend/port";
import { type BackendConfig, selectBackend } from "@/lib/backend/select";
import { Budget } from "./budget/budget";
import { systemClock } from "./budget/governor";
import { noLimits } from "./budget/shares";
import { env } from "./env";
import { backendSharedState } from "./shared/backend-shared-state";
import { streamTokenStore } from "./stream-token-store";
import { backendState, currentBackend } from "./which-backend";

/** A function on Vercel gets no larger body. */
const mostOnVercel = 4_500_000;

function selected(): Backend | null {
  return backendState("backend", () => selectBackend(currentBackend(), config()));
}

function config(): BackendConfig {
  const { VIDEOGEN_API_KEY, VIDEOGEN_BASE_URL, VALSTORM_TOKEN, VALSTORM_BASE_URL } = env();
  const gate = budget();
  return {
    videogen: VIDEOGEN_API_KEY ? { apiKey: VIDEOGEN_API_KEY, baseUrl: VIDEOGEN_BASE_URL, gate } : null,
    valstorm: VALSTORM_TOKEN
      ? {
          token: VALSTORM_TOKEN,
          baseUrl: VALSTORM_BASE_URL,
          gate,
          tokenStore: streamTokenStore(),
          compressionConfig: env().VALSTORM_COMPRESSION_CONFIG,
          mostUploadBytes: env().VERCEL ? mostOnVercel : null,
        }
      : null,
  };
}

/** What is left of the backend's hourly limits; every call to it passes here. */
export function budget(): Budget {
  return backendState("budget", () =>
    currentBackend() === "videogen"
      ? new Budget(systemClock, backendSharedState())
      : new Budget(systemClock, backendSharedState(), noLimits),
  );
}

/** Whose library the present work is about: kind, address and key, not to be shown to anyone. */
export function backendIdentity(): string {
  const { VIDEOGEN_API_KEY, VIDEOGEN_BASE_URL, VALSTORM_TOKEN, VALSTORM_BASE_URL } = env();
  return currentBackend() === "videogen"
    ? JSON.stringify([backend().name, VIDEOGEN_BASE_URL, VIDEOGEN_API_KEY])
    : JSON.stringify([backend().name, VALSTORM_BASE_URL, VALSTORM_TOKEN]);
}

export function backendIsConfigured(): boolean {
  return selected() !== null;
}

/** The backend that the present work is for. Throws `BackendError` when none is configured. */
export function backend(): Backend {
  const configured = selected();
  if (!configured) throw new BackendError("backend_not_configured", { status: 0 });
  return configured;
}
