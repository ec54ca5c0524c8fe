import { archiveGroupParamsSchema } from "@/lib/domain/pending-archives";
import { handle } from "@/lib/server/handle";
import { pendingArchives } from "@/lib/server/pending-archives/state";

/** Gives back the files of a group that are not archived yet, or acknowledges that they came back by themselves. */
export const POST = handle({ role: "editor", params: archiveGroupParamsSchema }, async ({ params }) =>
  pendingArchives().undo(params.group),
);
