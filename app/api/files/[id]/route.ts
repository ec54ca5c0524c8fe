import { fileParamsSchema, fileRequestSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { loadSignedFile } from "@/lib/server/sources/signed-file";

export const GET = handle(
  { role: "viewer", params: fileParamsSchema, query: fileRequestSchema },
  async ({ params, query }) => ({ file: await loadSignedFile(params.id, query) }),
);
