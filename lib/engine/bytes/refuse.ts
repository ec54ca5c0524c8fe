import { ApiError } from "../api/api-error";
import type { Refusal } from "../signing/signed-urls";

/** 403, with what the holder of the URL can do about it. */
export function refuse(refusal: Refusal, kind: "upload" | "read"): ApiError {
  if (refusal === "tampered") return new ApiError(403, "not_authorized", "The signature does not match this URL.");
  const remedy = kind === "upload" ? "Create a new upload." : "Hydrate the file to get a fresh one.";
  return new ApiError(403, "not_authorized", `This URL has expired. ${remedy}`);
}
