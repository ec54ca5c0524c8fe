import { z } from "zod";
import { handle } from "@/lib/server/handle";
import { eventStream } from "@/lib/server/realtime/event-stream";

export const dynamic = "force-dynamic";
/** Seconds; the stream ends by itself before. */
export const maxDuration = 300;

/** For pages that connect anew by themselves; browsers that do it for them send `Last-Event-ID`. */
const querySchema = z.object({ heard: z.string().max(200).optional() });

/** Server-sent events for open pages: `status` (does the backend tell of its events) and `file` (what happened to one). */
export const GET = handle(
  { role: "viewer", query: querySchema },
  async ({ signal, headers, query }) =>
    new Response(eventStream(signal, { heard: headers.get("last-event-id") ?? query.heard ?? null }), {
      headers: {
        "content-type": "text/event-stream",
        // Compression would hold events back until it has enough of them; so would a buffering proxy.
        "cache-control": "no-cache, no-store, no-transform",
        "x-accel-buffering": "no",
      },
    }),
);
