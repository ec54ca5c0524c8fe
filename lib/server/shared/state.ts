import { processState } from "../process-state";
import { MemoryState } from "./memory-state";
import type { SharedState } from "./shared-state";

/** The shared state of this instance. */
export function sharedState(): SharedState {
  return processState<SharedState>("shared-state", () => new MemoryState());
}
