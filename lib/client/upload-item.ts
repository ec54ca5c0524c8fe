import type { UploadRequest } from "@/lib/domain/api";

export type UploadState = "waiting" | "uploading" | "processing" | "done" | "failed";

/** One upload as the page shows it. */
export type UploadItem = {
  id: string;
  displayName: string;
  bytes: number;
  sentBytes: number;
  state: UploadState;
  /** Known once its bytes have arrived. */
  fileId: string | null;
  /** Why it failed, in words for the person. */
  reason: string | null;
  canRetry: boolean;
};

/** What a person asks to upload. `read` is called when its turn comes, so that bytes are not held before. */
export type UploadJob = {
  displayName: string;
  bytes: number;
  read(signal: AbortSignal): Promise<Blob>;
  transcript?: UploadRequest["transcript"];
};

/** The job for a file that was picked or dropped. */
export function fileJob(file: File): UploadJob {
  return { displayName: file.name, bytes: file.size, read: async () => file };
}

export type UploadTotals = {
  /** Waiting or uploading: leaving the page now would lose them. */
  unsent: number;
  processing: number;
  failed: number;
  done: number;
  /** 0..100 over all that is not failed; null when there is nothing. */
  percent: number | null;
};

/** Sums what the panel and the announcements say. */
export function uploadTotals(items: readonly UploadItem[]): UploadTotals {
  const count = (...states: UploadState[]) => items.filter((item) => states.includes(item.state)).length;
  const moving = items.filter((item) => item.state !== "failed");
  const bytes = moving.reduce((sum, item) => sum + item.bytes, 0);
  const sent = moving.reduce((sum, item) => sum + Math.min(item.sentBytes, item.bytes), 0);
  return {
    unsent: count("waiting", "uploading"),
    processing: count("processing"),
    failed: count("failed"),
    done: count("done"),
    percent: bytes === 0 ? null : (sent / bytes) * 100,
  };
}
