import { handle } from "@/lib/server/handle";
import { eventStream } from "@/lib/server/realtime/event-stream";

export const dynamic = "force-dynamic";
/** Seconds; the stream ends by itself before. */
export const maxDuration = 300;

/** Server-sent events for open pages: `status` (does the backend tell of its events) and `file` (what happened to one). */
export const GET = handle(
  { role: "viewer" },
  async ({ signal }) =>
    new Response(eventStream(signal), {
      headers: {
        "content-type": "text/event-stream",
        // Compression would hold events back until it has enough of them; so would a buffering proxy.
        "cache-control": "no-cache, no-store, no-transform",
        "x-accel-buffering": "no",
      },
    }),
);
