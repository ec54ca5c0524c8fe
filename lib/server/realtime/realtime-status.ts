import type { Realtime } from "@/lib/domain/api";
import { backend } from "../backend";
import { sharedState } from "../shared/state";
import { webhookSecrets } from "./signature";

const key = "webhook-last-at";
/** After so long without a single event nobody should rely on the hook. */
const memoryMs = 7 * 24 * 3_600_000;

/** An event with the right signature came. */
export async function noteVerified(now = Date.now()): Promise<void> {
  await sharedState().set(key, String(Math.floor(now / 1000)), memoryMs);
}

/** Whether the events of the backend that the present work is for reach us. */
export async function realtimeStatus(): Promise<Realtime> {
  if (webhookSecrets().length === 0 || !backend().webhooks) return { state: "off", lastEventAt: null };
  const last = await sharedState().get(key);
  return last === null ? { state: "waiting", lastEventAt: null } : { state: "live", lastEventAt: Number(last) };
}
