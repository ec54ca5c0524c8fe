import type { Backend, Gate } from "./port";
import { createVideogenBackend } from "./videogen";

export type BackendConfig = { videogen: { apiKey: string; baseUrl: string; gate: Gate } | null };

/** The backend that the configuration names, or null when it names none. The one place that knows the adapters. */
export function selectBackend(config: BackendConfig): Backend | null {
  return config.videogen ? createVideogenBackend(config.videogen) : null;
}
