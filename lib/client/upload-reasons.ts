import { ApiError } from "./api";
import { TransferError } from "./upload-transfer";

export const emptyFileReason = "This file is empty (0 bytes), so there is nothing to upload.";
export const unreadableFileReason =
  "This file can no longer be read. It was moved, renamed or changed after you chose it; choose it again.";

/** The bytes of the chosen file cannot be read any more. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}

/** True when trying again later, with nothing changed, may well succeed. */
export function isConnectionLoss(failure: unknown): boolean {
  if (failure instanceof TransferError) return failure.status === 0;
  return failure instanceof ApiError && failure.code === "offline";
}

/** What happened to an upload and what to do, for the person who waits for it. */
export function uploadReason(failure: unknown): string {
  if (failure instanceof UnreadableFileError) return unreadableFileReason;
  if (failure instanceof ApiError) return failure.message;
  if (failure instanceof TransferError) return transferReason(failure.status);
  return "The upload stopped for an unknown reason. Try again.";
}

function transferReason(status: number): string {
  if (status === 0)
    return "The connection was lost while sending. Try again; when you were offline, it starts again by itself.";
  if (status === 413) return "This file is larger than the library accepts.";
  if (status === 415) return "The library does not accept this kind of file.";
  if (status === 507) return "The library's storage is full. Free some space, then try again.";
  if (status === 429) return "The library is busy with many uploads. Wait a minute, then try again.";
  if (status >= 500) return `The library's storage had a problem (status ${status}). Try again in a minute.`;
  if (status === 403 || status === 410) return "The permission to upload ran out. Try again.";
  return `The library's storage refused the file (status ${status}). Try again.`;
}
