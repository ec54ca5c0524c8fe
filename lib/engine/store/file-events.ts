/** What endpoints are told of a file. */
export const fileEventNames = [
  "file.upload.completed",
  "file.upload.failed",
  "file.playback_ready",
  "file.download_ready",
  "file.analysis_completed",
  "file.analysis_failed",
] as const;
export type FileEventName = (typeof fileEventNames)[number];

/** Called within the transaction of the change that it tells of. */
export type AnnounceFileEvent = (event: FileEventName, fileId: string, error?: string) => void;
