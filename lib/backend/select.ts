import type { BackendKey } from "@/lib/domain/backends";
import type { Backend, Gate } from "./port";
import { createValstormBackend, type TokenStore } from "./valstorm";
import { createVideogenBackend } from "./videogen";

export type BackendConfig = {
  videogen: { apiKey: string; baseUrl: string; gate: Gate } | null;
  valstorm: {
    token: string;
    baseUrl: string;
    gate: Gate;
    tokenStore: TokenStore;
    compressionConfig: string | undefined;
    mostUploadBytes: number | null;
  } | null;
};

/** The backend of that kind, or null when the configuration does not name it. The one place that knows the adapters. */
export function selectBackend(key: BackendKey, { videogen, valstorm }: BackendConfig): Backend | null {
  switch (key) {
    case "videogen":
      return videogen && createVideogenBackend(videogen);
    case "valstorm":
      return valstorm && createValstormBackend(valstorm);
  }
}
