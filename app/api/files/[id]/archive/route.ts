import { fileParamsSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { archiveNow } from "@/lib/server/pending-archives/archive-now";

/** Archives at once, for programs that ask nobody. People's archives can be undone: `POST /api/archives`. */
export const POST = handle({ role: "editor", params: fileParamsSchema }, async ({ params }) => ({
  file: await archiveNow(params.id),
}));
