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
  const [file] = await backend().sendFiles(
    {
      files: [
        {
          name: query.name,
          contentType: request.headers.get("content-type") ?? "application/octet-stream",
          bytes: query.bytes ?? null,
          stream: request.body,
        },
      ],
      isPublic: query.public,
    },
    { signal },
  );
  if (!file) throw new RouteError("backend_bad_answer");
  noteFile(file);
  await forgetPages();
  return Response.json({ fileId: file.fileId }, { status: 201 });
});
