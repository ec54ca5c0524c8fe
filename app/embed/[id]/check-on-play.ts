/**
 * Asks at every press on play whether the file is still shared: what was fetched before may be enough to play a short
 * clip. Returns how to stop asking.
 */
export function checkOnPlay(media: HTMLMediaElement): () => void {
  const stop = new AbortController();
  const check = async () => {
    const answer = await fetch(window.location.pathname, { method: "HEAD", cache: "no-store" });
    // The page has the words for it.
    if (answer.status === 404 && !stop.signal.aborted) window.location.reload();
  };
  // Without an answer playback goes on: an embed must not stop because a network did.
  media.addEventListener("play", () => void check().catch(() => undefined), { signal: stop.signal });
  return () => stop.abort();
}
