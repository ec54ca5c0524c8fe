import type { FileEvent } from "@/lib/backend/port";
import { sharedState } from "../shared/state";

/** Senders try again for up to three days. */
const memoryMs = 4 * 24 * 3_600_000;
/** Instances that write at the same moment go round again; so often only when something is wrong. */
const mostRounds = 20;

/** True for the first who claims a message; a message that comes again is not handled again. */
export function claimMessage(webhookId: string): Promise<boolean> {
  return sharedState().replace(messageKey(webhookId), null, "1", memoryMs);
}

/** What was claimed could not be handled: it may come again. */
export function releaseMessage(webhookId: string): Promise<void> {
  return sharedState().delete(messageKey(webhookId));
}

/** True when nothing newer is known of the file, and from now on this is the newest. */
export async function isNewest({ fileId, occurredAt, stage }: FileEvent): Promise<boolean> {
  const key = `webhook-newest:${fileId}`;
  for (let round = 0; round < mostRounds; round += 1) {
    const known = await sharedState().get(key);
    const [knownAt = 0, knownStage = 0] = (known ?? "").split(" ").map(Number);
    if (known !== null && (knownAt > occurredAt || (knownAt === occurredAt && knownStage > stage))) return false;
    const next = `${occurredAt} ${stage}`;
    if (known === next || (await sharedState().replace(key, known, next, memoryMs))) return true;
  }
  return false;
}

function messageKey(webhookId: string): string {
  return `webhook:${webhookId}`;
}
