import type { FileNews } from "@/lib/domain/api";
import { backend } from "../backend";
import { changesChannel } from "../pending-archives/batch-store";
import { backendSharedState } from "../shared/backend-shared-state";
import { eventsSince } from "./event-log";
import { newsDesk } from "./news-desk";
import { realtimeStatus } from "./realtime-status";
import { serverSentEvent } from "./server-sent-event";
import { webhookSecrets } from "./signature";

export type StreamTimes = {
  /** Something is sent this often, so that proxies keep the connection and the page knows that it lives. */
  beatMs: number;
  /** The stream ends by itself after this time, before a function's time limit ends it; the page connects again. */
  lifeMs: number;
};

/** A function on Vercel may run 300 seconds. Whoever lost access in the meantime is noticed at the next connection. */
export const usualTimes: StreamTimes = { beatMs: 20_000, lifeMs: 280_000 };

/** A page that does not read is let go at so many events; it connects again and asks for what it missed. */
const mostWaiting = 1_000;

type Options = {
  /** The id of the last event that the page has heard: it is told what came since. */
  heard?: string | null;
  times?: StreamTimes;
};

/**
 * The server-sent events for one open page: `status` at once and as heartbeat, `file` for what happened to a file,
 * `archives` when what waits to be archived has changed, `missed` when nobody can say any more what happened since the
 * page heard last, so that it has to look again.
 */
export function eventStream(
  signal: AbortSignal,
  { heard = null, times = usualTimes }: Options = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      let isOver = false;
      const send = (text: string) => {
        if (isOver) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -mostWaiting) end();
      };
      const beat = async (first: { retryMs?: number; id?: string } = {}) => {
        send(serverSentEvent({ event: "status", data: await realtimeStatus(), ...first }));
      };
      const begin = async () => {
        // Not all at the same moment, when a server that was away is back.
        const retryMs = 1_000 + Math.random() * 3_000;
        if (!backend().webhooks || webhookSecrets().length === 0) return beat({ retryMs });
        const { id, missed } = await eventsSince(heard);
        for (const event of missed ?? []) send(missedEvent(event));
        if (missed === null) send(serverSentEvent({ event: "missed", data: {} }));
        await beat({ retryMs, id });
      };
      // Whoever looks at another library, whose backend tells of nothing, is not told of this one.
      const leaveDesk = backend().webhooks ? newsDesk().join(send) : () => {};
      const { archive } = backend().capabilities;
      const tellOfArchives = () => send(serverSentEvent({ event: "archives", data: {} }));
      const leaveArchives = archive ? backendSharedState().subscribe(changesChannel, tellOfArchives) : () => {};
      const heart = setInterval(() => void beat(), times.beatMs);
      const death = setTimeout(() => end(), times.lifeMs);
      leave = () => {
        isOver = true;
        leaveDesk();
        leaveArchives();
        clearInterval(heart);
        clearTimeout(death);
        signal.removeEventListener("abort", end);
      };
      function end(): void {
        if (isOver) return;
        leave();
        controller.close();
      }
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
      void begin();
    },
    cancel: () => leave(),
  });
}

/** The page asks for the file itself: what the event carried of it is not kept. */
function missedEvent({ id, event, fileId }: { id: string; event: string; fileId: string }): string {
  return serverSentEvent({ event: "file", id, data: { event, fileId, file: null } satisfies FileNews });
}
