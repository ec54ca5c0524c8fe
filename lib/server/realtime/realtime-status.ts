import type { Realtime } from "@/lib/domain/api";
import { sharedState } from "../shared/state";
import { webhookSecrets } from "./signature";

const key = "webhook-last-at";
/** After so long without a single event nobody should rely on the hook. */
const memoryMs = 7 * 24 * 3_600_000;

/** An event with the right signature came. True when it is the first for a long time. */
export async function noteVerified(now = Date.now()): Promise<boolean> {
  const before = await sharedState().get(key);
  await sharedState().set(key, String(Math.floor(now / 1000)), memoryMs);
  return before === null;
}

/** Whether the backend's events reach us. */
export async function realtimeStatus(): Promise<Realtime> {
  if (webhookSecrets().length === 0) return { state: "off", lastEventAt: null };
  const last = await sharedState().get(key);
  return last === null ? { state: "waiting", lastEventAt: null } : { state: "live", lastEventAt: Number(last) };
}
