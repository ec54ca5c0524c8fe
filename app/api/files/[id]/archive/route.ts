import { fileParamsSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { noteRemoved } from "@/lib/server/library-index/notes";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forgetSources } from "@/lib/server/sources/forget-sources";

export const POST = handle({ role: "editor", params: fileParamsSchema }, async ({ params }) => {
  try {
    const file = await backend().archive(params.id);
    noteRemoved(params.id);
    return { file };
  } finally {
    // Also when it failed: it may have been done all the same, and whoever looks must see it.
    await forgetSources(params.id);
    forgetPublicFile(params.id);
  }
});
