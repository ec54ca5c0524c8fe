import { AsyncLocalStorage } from "node:async_hooks";
import { type BackendKey, backendKeySchema, backendKeys } from "@/lib/domain/backends";
import { cookieValue } from "./access";
import { env } from "./env";
import { processState } from "./process-state";

export const backendCookie = "vitrine-backend";

const context = () => processState("backend-context", () => new AsyncLocalStorage<BackendKey>());

/** The kinds that are set up, the one to take when nobody chose first. */
export function configuredBackends(): BackendKey[] {
  const { VIDEOGEN_API_KEY, VALSTORM_TOKEN } = env();
  const isSet = { videogen: VIDEOGEN_API_KEY, valstorm: VALSTORM_TOKEN };
  return backendKeys.filter((key) => isSet[key] !== undefined);
}

/** What a request is about: `backend=` in its address, else this browser's choice, as far as it is set up. */
export function chosenBackend(headers: Headers, named?: string | null): BackendKey | null {
  const configured = configuredBackends();
  for (const choice of [named, cookieValue(headers, backendCookie)]) {
    const key = backendKeySchema.safeParse(choice);
    if (key.success && configured.includes(key.data)) return key.data;
  }
  return configured[0] ?? null;
}

/** Does the work, and everything that it begins, for one of the backends. */
export function withBackend<T>(key: BackendKey | null, work: () => T): T {
  return key ? context().run(key, work) : work();
}

/** The backend that the present work is for; VideoGen where none was chosen and none is set up. */
export function currentBackend(): BackendKey {
  return context().getStore() ?? configuredBackends()[0] ?? "videogen";
}

/** Like `processState`, apart for each backend: nothing known of one may pass for the other's. */
export function backendState<T>(name: string, create: () => T): T {
  return processState(`${currentBackend()}.${name}`, create);
}
