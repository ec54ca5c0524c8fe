import { backendState, currentBackend } from "../which-backend";
import type { SharedState } from "./shared-state";
import { sharedState } from "./state";

/** The shared state as the present backend uses it: under keys and channels of its own where there may be two. */
export function backendSharedState(): SharedState {
  const key = currentBackend();
  return key === "videogen" ? sharedState() : backendState("shared-state", () => prefixed(sharedState(), `${key}:`));
}

function prefixed(state: SharedState, prefix: string): SharedState {
  return {
    kind: state.kind,
    get: (key) => state.get(prefix + key),
    set: (key, value, lifeMs) => state.set(prefix + key, value, lifeMs),
    delete: (key) => state.delete(prefix + key),
    replace: (key, expected, next, lifeMs) => state.replace(prefix + key, expected, next, lifeMs),
    keys: async (start) => (await state.keys(prefix + start)).map((key) => key.slice(prefix.length)),
    publish: (channel, message) => state.publish(prefix + channel, message),
    subscribe: (channel, listener) => state.subscribe(prefix + channel, listener),
  };
}
