import { type UploadItem, uploadTotals } from "@/lib/client/upload-item";

const files = (count: number) => `${count} file${count === 1 ? "" : "s"}`;

/** The panel's title. */
export function uploadTitle(items: readonly UploadItem[]): string {
  const { unsent, processing, failed, done } = uploadTotals(items);
  if (unsent > 0) return `Uploading ${files(unsent)}`;
  if (processing > 0) return `Processing ${files(processing)}`;
  if (failed > 0) return done > 0 ? `${files(done)} added, ${failed} failed` : `${files(failed)} failed`;
  return `${files(done)} added`;
}

/** The same for screen readers: said when a file is done or fails, not at every percent. */
export function uploadAnnouncement(items: readonly UploadItem[]): string {
  if (items.length === 0) return "";
  const { failed } = uploadTotals(items);
  const title = uploadTitle(items);
  return failed > 0 && !title.includes("failed") ? `${title}, ${failed} failed` : title;
}
