import { fileParamsSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { forgetPublicFile } from "@/lib/server/public-file";
import { forget } from "@/lib/server/source-broker";

export const POST = handle({ role: "editor", params: fileParamsSchema }, async ({ params }) => {
  const file = await backend().archive(params.id);
  forget(params.id);
  forgetPublicFile(params.id);
  return { file };
});
