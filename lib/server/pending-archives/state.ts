import { backend } from "../backend";
import { env } from "../env";
import { backendSharedState } from "../shared/backend-shared-state";
import { backendState, currentBackend, withBackend } from "../which-backend";
import { archiveNow } from "./archive-now";
import { findArchived } from "./find-archived";
import { PendingArchives } from "./pending-archives";

/** The pending archives of the backend that the present work is for. Throws `BackendError` when there is none. */
export function pendingArchives(): PendingArchives {
  backend();
  return backendState("pending-archives", () => {
    const key = currentBackend();
    const here = <T>(work: () => T) => withBackend(key, work);
    return new PendingArchives({
      shared: backendSharedState(),
      graceMs: env().ARCHIVE_GRACE_SECONDS * 1_000,
      archive: (fileId) => here(async () => void (await archiveNow(fileId))),
      findArchived: (fileIds) => here(() => findArchived(backend(), fileIds)),
    });
  });
}
