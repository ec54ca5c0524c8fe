import { fileParamsSchema, publicPreviewRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forgetSources } from "@/lib/server/sources/forget-sources";

export const PUT = handle(
  { role: "editor", params: fileParamsSchema, body: publicPreviewRequestSchema },
  async ({ params, body }) => {
    try {
      return { file: await backend().setPublicPreview(params.id, body.enabled) };
    } finally {
      await forgetSources(params.id);
      forgetPublicFile(params.id);
    }
  },
);
