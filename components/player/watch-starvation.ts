/** The picture stands still, and nothing has come for so long. */
const silenceMs = 800;
const lookEveryMs = 100;
/** Told again at the earliest after this time. */
const againMs = 10_000;

/**
 * Tells when a file that is to play stands still for want of bytes: browsers ask for it in pieces, and when its address
 * ends between two of them they try it again and again without a word. By no clock but the element's own progress,
 * because the browser's may be wrong. What it says of its buffer is a guess from the bytes. Ends with the signal.
 */
export function watchStarvation(media: HTMLMediaElement, signal: AbortSignal, onStarved: () => void): void {
  let cameAt = performance.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  const note = () => {
    cameAt = performance.now();
  };
  for (const event of ["progress", "play", "seeking", "waiting"]) media.addEventListener(event, note, { signal });
  const timer = setInterval(() => {
    const now = performance.now();
    const { readyState, paused, ended } = media;
    const standsStill = !paused && !ended && readyState > 0 && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    if (!standsStill || now - cameAt < silenceMs || now - toldAt < againMs) return;
    toldAt = now;
    onStarved();
  }, lookEveryMs);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}
