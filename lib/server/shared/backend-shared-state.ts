import { backendState, currentBackend } from "../which-backend";
import { durablePrefix, type SharedState } from "./shared-state";
import { sharedState } from "./state";

/** The shared state as the present backend uses it: under keys and channels of its own where there may be two. */
export function backendSharedState(): SharedState {
  const key = currentBackend();
  return key === "videogen" ? sharedState() : backendState("shared-state", () => prefixed(sharedState(), `${key}:`));
}

function prefixed(state: SharedState, prefix: string): SharedState {
  // What is durable is known by how its key begins.
  const named = (key: string) =>
    key.startsWith(durablePrefix) ? durablePrefix + prefix + key.slice(durablePrefix.length) : prefix + key;
  return {
    kind: state.kind,
    get: (key) => state.get(named(key)),
    set: (key, value, lifeMs) => state.set(named(key), value, lifeMs),
    delete: (key) => state.delete(named(key)),
    replace: (key, expected, next, lifeMs) => state.replace(named(key), expected, next, lifeMs),
    replaceOrRead: (key, expected, next, lifeMs) => state.replaceOrRead(named(key), expected, next, lifeMs),
    keys: async (start) => {
      const found = await state.keys(named(start));
      return found.map((key) => start + key.slice(named(start).length));
    },
    publish: (channel, message) => state.publish(prefix + channel, message),
    subscribe: (channel, listener) => state.subscribe(prefix + channel, listener),
  };
}
