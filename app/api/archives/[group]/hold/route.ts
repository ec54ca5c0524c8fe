import { archiveGroupParamsSchema } from "@/lib/domain/pending-archives";
import { handle } from "@/lib/server/handle";
import { pendingArchives } from "@/lib/server/pending-archives/state";

/** Somebody is about to decide: the grace period begins anew, up to ten times in all. */
export const POST = handle({ role: "editor", params: archiveGroupParamsSchema }, async ({ params }) => {
  await pendingArchives().hold(params.group);
  return pendingArchives().overview();
});
