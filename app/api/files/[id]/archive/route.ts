import { fileParamsSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { noteRemoved } from "@/lib/server/library-index/notes";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forgetSources } from "@/lib/server/sources/forget-sources";

export const POST = handle({ role: "editor", params: fileParamsSchema }, async ({ params }) => {
  const file = await backend().archive(params.id);
  noteRemoved(params.id);
  await forgetSources(params.id);
  forgetPublicFile(params.id);
  return { file };
});
