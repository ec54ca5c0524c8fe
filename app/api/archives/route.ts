import { archiveRequestSchema } from "@/lib/domain/pending-archives";
import { backend } from "@/lib/server/backend";
import { env } from "@/lib/server/env";
import { handle, RouteError } from "@/lib/server/handle";
import { pendingArchives } from "@/lib/server/pending-archives/state";

/** Seconds. Where this runs as a function, it lives on after its answer until what it took on is done. */
export const maxDuration = 300;
const mostMsAfter = 280_000;

/** What waits to be archived, whoever asked for it. */
export const GET = handle({ role: "viewer" }, async () => {
  if (!backend().capabilities.archive) throw new RouteError("unsupported");
  pendingArchives().sweepSoon();
  return pendingArchives().overview();
});

/** Archives after the grace period, until which anyone can undo it. Sent again it does nothing new. */
export const POST = handle({ role: "editor", body: archiveRequestSchema }, async ({ body }) => {
  if (!backend().capabilities.archive) throw new RouteError("unsupported");
  if (!(await pendingArchives().request(body))) throw new RouteError("too_many_archives");
  if (env().VERCEL) {
    const { after } = await import("next/server");
    after(() => pendingArchives().carryOutWhenDue(mostMsAfter));
  }
  return Response.json(await pendingArchives().overview(), { status: 202 });
});
