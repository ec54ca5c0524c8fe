import { BackendError } from "@/lib/backend/port";
import { uploadedBytesSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle, RouteError } from "@/lib/server/handle";
import { noteFile } from "@/lib/server/library-index/notes";
import { forgetPages } from "@/lib/server/listing/load-page";
import { assertFits } from "@/lib/server/upload-tickets";

/**
 * Takes the bytes of one file and passes them on as they come, for backends to which browsers cannot send themselves
 * because only a secret opens them. No more than some chunks are held; when the browser leaves, the passing on stops.
 */
export const PUT = handle({ role: "editor", query: uploadedBytesSchema }, async ({ query, request, signal }) => {
  if (backend().capabilities.upload !== "through_server") throw new RouteError("unsupported");
  if (!request.body) throw new RouteError("invalid_request", { message: "There are no bytes in this request." });
  assertFits(query.bytes);
  const outgoing = {
    name: query.name,
    contentType: request.headers.get("content-type") ?? "application/octet-stream",
    bytes: query.bytes ?? null,
    stream: request.body,
  };
  const [file] = await backend()
    .sendFiles({ files: [outgoing], isPublic: query.public }, { signal })
    .catch(failInWords);
  if (!file) throw new RouteError("backend_bad_answer");
  noteFile(file);
  await forgetPages();
  return Response.json({ fileId: file.fileId }, { status: 201 });
});

function failInWords(failure: unknown): never {
  const isWrongLength = failure instanceof BackendError && failure.refusedField === "bytes";
  if (!isWrongLength) throw failure;
  const message = "Not all of this file arrived, or it changed while it was sent. Choose it again.";
  throw new RouteError("invalid_request", { message });
}
