import { type UploadItem, uploadTotals } from "@/lib/client/upload-item";
import type { uploadTexts } from "@/lib/messages/en/upload";

type Texts = ReturnType<typeof uploadTexts>;

/** The panel's title. */
export function uploadTitle(text: Texts, items: readonly UploadItem[]): string {
  const { unsent, processing, failed, done } = uploadTotals(items);
  if (unsent > 0) return text.uploading(unsent);
  if (processing > 0) return text.processingFiles(processing);
  if (failed > 0) return done > 0 ? text.addedAndFailed(done, failed) : text.failedFiles(failed);
  return text.added(done);
}

/** The same for screen readers: said when a file is done or fails, not at every percent. */
export function uploadAnnouncement(text: Texts, items: readonly UploadItem[]): string {
  if (items.length === 0) return "";
  const { unsent, processing, failed } = uploadTotals(items);
  if (failed > 0 && unsent > 0) return text.uploadingAndFailed(unsent, failed);
  if (failed > 0 && processing > 0) return text.processingAndFailed(processing, failed);
  return uploadTitle(text, items);
}
