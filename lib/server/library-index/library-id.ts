import { createHash } from "node:crypto";
import { backendIdentity } from "../backend";

/** Names the library of this backend and key. Tells nothing of the key. Throws `BackendError` when there is no backend. */
export function libraryId(): string {
  return createHash("sha256").update(backendIdentity()).digest("hex").slice(0, 16);
}
