import { backend } from "../backend";
import { configuredBackends, withBackend } from "../which-backend";
import { pendingArchives } from "./state";

/** Takes up what an earlier process of this server has left: what is due is carried out, the rest waits on. */
export function startPendingArchives(): void {
  for (const key of configuredBackends()) {
    withBackend(key, () => {
      if (backend().capabilities.archive) pendingArchives().sweepSoon();
    });
  }
}
