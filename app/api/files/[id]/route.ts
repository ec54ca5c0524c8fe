import { fileParamsSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { loadSignedFile } from "@/lib/server/sources/signed-file";

export const GET = handle({ role: "viewer", params: fileParamsSchema }, async ({ params }) => ({
  file: await loadSignedFile(params.id),
}));
