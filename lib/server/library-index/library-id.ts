import { createHash } from "node:crypto";
import { backend } from "../backend";
import { env } from "../env";

/** Names the library of this backend and key. Tells nothing of the key. Throws `BackendError` when there is no backend. */
export function libraryId(): string {
  const { VIDEOGEN_API_KEY, VIDEOGEN_BASE_URL } = env();
  const owner = JSON.stringify([backend().name, VIDEOGEN_BASE_URL, VIDEOGEN_API_KEY]);
  return createHash("sha256").update(owner).digest("hex").slice(0, 16);
}
