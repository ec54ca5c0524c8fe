import { createStore } from "zustand/vanilla";
import type { FileNews } from "@/lib/domain/api";

/** The server is heard from every 20 s; a connection that is silent for longer is dead, whatever the browser thinks. */
const silenceMs = 50_000;
/** A tab that is hidden for longer gives its connection back: browsers allow six for all tabs of a site. */
const hiddenMs = 10_000;
const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

/** Whether the backend's events reach this page now, so that it need not ask for what it waits for. */
export const eventsStore = createStore<{ isLive: boolean }>(() => ({ isLive: false }));

type Listeners = {
  onNews(news: FileNews): void;
  /** An archive was asked for, undone or done. */
  onArchives(): void;
  /** Connected again, after a while in which nobody told of anything. Events of files that were missed follow by themselves. */
  onOpenAgain(): void;
  /** What happened to files meanwhile, nobody can say any more. */
  onMissed(): void;
};

/** Listens to `/api/events` for as long as the page is seen. Returns how to stop. */
export function listenToEvents({ onNews, onArchives, onOpenAgain, onMissed }: Listeners): () => void {
  let source: EventSource | null = null;
  let isStopped = false;
  let wasOpen = false;
  let failures = 0;
  /** The id of the last event. Empty where the backend tells of none. */
  let heardId = "";
  const timers = { silence: 0, retry: 0, hide: 0 };

  function close(): void {
    source?.close();
    source = null;
    window.clearTimeout(timers.silence);
    window.clearTimeout(timers.retry);
    eventsStore.setState({ isLive: false });
  }
  function retryLater(): void {
    close();
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    timers.retry = window.setTimeout(() => void open(), wait);
  }
  function heard(event?: MessageEvent): void {
    heardId = event?.lastEventId || heardId;
    window.clearTimeout(timers.silence);
    timers.silence = window.setTimeout(retryLater, silenceMs);
  }

  async function open(): Promise<void> {
    // The schemas weigh more than the page: they come after it is alive.
    const { fileNewsSchema, realtimeSchema } = await import("@/lib/domain/api");
    if (isStopped || source || document.visibilityState === "hidden") return;
    const opened = new EventSource(heardId ? `/api/events?${new URLSearchParams({ heard: heardId })}` : "/api/events");
    source = opened;
    heard();
    opened.addEventListener("open", () => {
      failures = 0;
      heard();
      if (wasOpen) onOpenAgain();
      if (wasOpen && !heardId) onMissed();
      wasOpen = true;
    });
    opened.addEventListener("missed", () => {
      heard();
      onMissed();
    });
    opened.addEventListener("status", (event) => {
      heard(event);
      const realtime = realtimeSchema.safeParse(parseJson(event.data));
      eventsStore.setState({ isLive: realtime.success && realtime.data.state === "live" });
    });
    opened.addEventListener("file", (event) => {
      heard(event);
      // Whatever it says: the hook works.
      eventsStore.setState({ isLive: true });
      const news = fileNewsSchema.safeParse(parseJson(event.data));
      if (news.success) onNews(news.data);
    });
    opened.addEventListener("archives", () => {
      heard();
      onArchives();
    });
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      // The browser tries again by itself, unless it was refused.
      if (opened.readyState === EventSource.CLOSED) retryLater();
      else eventsStore.setState({ isLive: false });
    });
  }

  function onVisibility(): void {
    window.clearTimeout(timers.hide);
    if (document.visibilityState === "hidden") timers.hide = window.setTimeout(close, hiddenMs);
    else if (!source) void open();
  }
  // A page with an open connection cannot be kept for the way back.
  const onPageHide = () => close();
  const onPageShow = () => void open();

  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", onPageHide);
  window.addEventListener("pageshow", onPageShow);
  void open();
  return () => {
    isStopped = true;
    close();
    window.clearTimeout(timers.hide);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pagehide", onPageHide);
    window.removeEventListener("pageshow", onPageShow);
  };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
