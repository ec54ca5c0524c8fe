import { fileParamsSchema, publicPreviewRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { noteFile } from "@/lib/server/library-index/notes";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forgetSources } from "@/lib/server/sources/forget-sources";

export const PUT = handle(
  { role: "editor", params: fileParamsSchema, body: publicPreviewRequestSchema },
  async ({ params, body }) => {
    try {
      const file = await backend().setPublicPreview(params.id, body.enabled);
      noteFile(file);
      return { file };
    } finally {
      await forgetSources(params.id);
      forgetPublicFile(params.id);
    }
  },
);
