import type { FileEvent } from "@/lib/backend/port";
import { forgetSources } from "../sources/forget-sources";
import { learnFromEvent } from "../sources/learn-from-event";
import { announce } from "./announcements";
import { logEvent } from "./event-log";
import { claimMessage, isNewest, releaseMessage } from "./event-order";

/** What became of an event: `repeated` came before, `late` tells less than is known already. */
export type Received = "taken" | "repeated" | "late";

/** Takes in an event whose signature was right: the broker learns from it, and open pages are told. */
export async function receiveEvent(webhookId: string, event: FileEvent): Promise<Received> {
  if (!(await claimMessage(webhookId))) return "repeated";
  try {
    if (!(await isNewest(event))) return "late";
    if (event.file) await learnFromEvent(event.file);
    else await forgetSources(event.fileId);
    await announce({ id: await logEvent(event), event: event.event, fileId: event.fileId, file: event.file });
    return "taken";
  } catch (error) {
    await releaseMessage(webhookId);
    throw error;
  }
}
