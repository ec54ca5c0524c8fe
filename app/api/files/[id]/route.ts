import { deletionSchema, fileParamsSchema, fileRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle, RouteError } from "@/lib/server/handle";
import { noteRemoved } from "@/lib/server/library-index/notes";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forgetSources } from "@/lib/server/sources/forget-sources";
import { loadSignedFile } from "@/lib/server/sources/signed-file";

export const GET = handle(
  { role: "viewer", params: fileParamsSchema, query: fileRequestSchema },
  async ({ params, query }) => ({ file: await loadSignedFile(params.id, query) }),
);

/** Deletes record and bytes for good. The name must be given: what is deleted is what was read on the page. */
export const DELETE = handle(
  { role: "editor", params: fileParamsSchema, body: deletionSchema },
  async ({ params, body }) => {
    if (!backend().capabilities.deletePermanently) throw new RouteError("unsupported");
    const { displayName } = await backend().get(params.id);
    if (displayName !== body.displayName) {
      throw new RouteError("conflict", { message: "This is not the name of the file, so nothing was deleted." });
    }
    await backend().deletePermanently(params.id);
    await forgetSources(params.id);
    forgetPublicFile(params.id);
    noteRemoved(params.id);
    return new Response(null, { status: 204 });
  },
);
