import { section } from "../section";

/** Why an upload failed, and what to do. */
export const uploadFailureTexts = section(() => ({
  empty: "This file is empty (0 bytes), so there is nothing to upload.",
  unreadable: "This file can no longer be read. It was moved, renamed or changed after you chose it; choose it again.",
  unknown: "The upload stopped for an unknown reason. Try again.",
  connectionLost: "The connection was lost while sending. Try again; when you were offline, it starts again by itself.",
  tooLarge: "This file is larger than the library accepts.",
  wrongKind: "The library does not accept this kind of file.",
  storageFull: "The library's storage is full. Free some space, then try again.",
  busy: "The library is busy with many uploads. Wait a minute, then try again.",
  storageFailed: (status: number) => `The library's storage had a problem (status ${status}). Try again in a minute.`,
  permissionOver: "The permission to upload ran out. Try again.",
  refused: (status: number) => `The library's storage refused the file (status ${status}). Try again.`,
  notProcessed: "It arrived, but it could not be processed. The original can be downloaded.",
}));
