import type { MediaFile } from "@/lib/domain/media-file";
import { backend } from "../backend";
import { noteRemoved } from "../library-index/notes";
import { forgetPublicFile } from "../public-file";
import { forgetSources } from "../sources/forget-sources";

/** Archives the file for good. Throws `BackendError`. */
export async function archiveNow(fileId: string): Promise<MediaFile> {
  try {
    const file = await backend().archive(fileId);
    noteRemoved(fileId);
    return file;
  } finally {
    // Also when it failed: it may have been done all the same, and whoever looks must see it.
    await forgetSources(fileId);
    forgetPublicFile(fileId);
  }
}
