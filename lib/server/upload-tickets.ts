import type { UploadRequest, UploadTicket } from "@/lib/domain/api";
import { backend } from "./backend";
import { RouteError } from "./handle";
import { currentBackend } from "./which-backend";

/**
 * Where the browser sends the bytes: to a signed URL of the backend, or to our own server, which passes them on.
 * Throws `too_large` for what could not arrive that way, before a byte is sent.
 */
export async function uploadTicket(request: UploadRequest): Promise<UploadTicket> {
  const { upload } = backend().capabilities;
  assertFits(request.bytes);
  if (upload !== "through_server") return backend().createUpload(request);
  const query = new URLSearchParams({ name: request.displayName, backend: currentBackend() });
  if (request.bytes) query.set("bytes", String(request.bytes));
  return { fileId: null, uploadUrl: `/api/files/bytes?${query}` };
}

/** Throws `too_large` when the backend, or where Vitrine runs, cannot take so much. */
export function assertFits(bytes: number | undefined): void {
  const { mostUploadBytes } = backend().capabilities;
  if (mostUploadBytes === null || (bytes ?? 0) <= mostUploadBytes) return;
  const message = `This file is larger than ${mostUploadBytes / 1_000_000} MB, the most that can pass through the place where Vitrine runs. Upload it in ${backend().name} itself, or run Vitrine on a server of your own.`;
  throw new RouteError("too_large", { message });
}
