import { backendSharedState } from "./shared/backend-shared-state";

const key = "stream-token";

/** One token of stream URLs for all instances. Fits `TokenStore` of Valstorm's adapter. */
export function streamTokenStore() {
  return {
    load: (): Promise<string | null> => backendSharedState().get(key),
    save: (value: string, lifeMs: number): Promise<void> => backendSharedState().set(key, value, lifeMs),
  };
}
