import { uploadFailureTexts } from "@/lib/messages/en/upload-failures";
import { pageLocale } from "@/lib/messages/locale";
import { ApiError } from "./api";
import { TransferError } from "./upload-transfer";

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
  const text = uploadFailureTexts(pageLocale());
  if (failure instanceof UnreadableFileError) return text.unreadable;
  if (failure instanceof ApiError) return failure.message;
  if (failure instanceof TransferError) return transferReason(text, failure.status);
  return text.unknown;
}

function transferReason(text: ReturnType<typeof uploadFailureTexts>, status: number): string {
  if (status === 0) return text.connectionLost;
  if (status === 413) return text.tooLarge;
  if (status === 415) return text.wrongKind;
  if (status === 507) return text.storageFull;
  if (status === 429) return text.busy;
  if (status >= 500) return text.storageFailed(status);
  if (status === 403 || status === 410) return text.permissionOver;
  return text.refused(status);
}
