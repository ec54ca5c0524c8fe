import type { MediaFile } from "@/lib/domain/media-file";
import { backend } from "../backend";
import { archiveNow } from "./archive-now";
import { pendingArchives } from "./state";

/** Archives the file for good, also when it waits to be archived: then what waits is carried out, once. Throws `BackendError`. */
export async function archiveAtOnce(fileId: string): Promise<MediaFile> {
  if (!backend().capabilities.archive || !(await pendingArchives().hiddenIds()).has(fileId)) return archiveNow(fileId);
  // As it is now: what carries out keeps no answers.
  const file = await backend().get(fileId);
  return (await pendingArchives().carryOutNow(fileId)) ? file : archiveNow(fileId);
}
