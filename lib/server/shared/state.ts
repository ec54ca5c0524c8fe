import { createHash } from "node:crypto";
import { env } from "../env";
import { processState } from "../process-state";
import { KeepFolder } from "./keep-folder";
import { MemoryState } from "./memory-state";
import { RedisState } from "./redis-state";
import type { SharedState } from "./shared-state";

/** The shared state of this instance: in Redis where `REDIS_URL` names one, else its own. */
export function sharedState(): SharedState {
  return processState<SharedState>("shared-state", () => {
    const { REDIS_URL, STATE_DIR } = env();
    const folder = STATE_DIR ? new KeepFolder(STATE_DIR) : null;
    return REDIS_URL
      ? new RedisState(REDIS_URL, { prefix: `vitrine:${backendDigest()}:`, folder })
      : new MemoryState(Date.now, folder);
  });
}

/** Names the backends and whose keys are used: what is known of one library must not be taken for another's. */
export function backendDigest(): string {
  const { VIDEOGEN_API_KEY, VIDEOGEN_BASE_URL, VALSTORM_BASE_URL, VALSTORM_TOKEN } = env();
  const other = VALSTORM_TOKEN ? ` ${VALSTORM_BASE_URL} ${VALSTORM_TOKEN}` : "";
  const owner = createHash("sha256")
    .update(`${VIDEOGEN_BASE_URL} ${VIDEOGEN_API_KEY ?? ""}${other}`)
    .digest("hex");
  return owner.slice(0, 12);
}
