import { fileParamsSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { archiveAtOnce } from "@/lib/server/pending-archives/archive-at-once";

/** Archives at once, for programs that ask nobody. People's archives can be undone: `POST /api/archives`. */
export const POST = handle({ role: "editor", params: fileParamsSchema }, async ({ params }) => ({
  file: await archiveAtOnce(params.id),
}));
