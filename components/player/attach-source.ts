import type Hls from "hls.js";
import type { ErrorData } from "hls.js";
import type { PlaybackFailure, PlaybackSource } from "./playback-source";
import { watchStarvation } from "./watch-starvation";

type Attach = {
  /** Where playback begins, in seconds. Also for a playlist that still grows, which would else begin at its live edge. */
  startSeconds: number;
  onFailure(failure: PlaybackFailure): void;
  /** Nothing has failed yet, but nothing comes any more. */
  onStarved(): void;
};

/** What is buffered before anyone pressed play: enough to start at once, little enough for a drawer that is only glanced at. */
const idleBuffer = { maxBufferLength: 8, maxBufferSize: 0 };
const playingBuffer = { maxBufferLength: 30, maxBufferSize: 60_000_000, maxMaxBufferLength: 60 };
const maxRecoveries = 2;
/** A single missing segment may be one that is just being written. */
const maxRefusals = 2;

/** Gives the source to the media element. Returns how to take it away again. */
export function attachSource(media: HTMLMediaElement, source: PlaybackSource, options: Attach): () => void {
  return source.kind === "file" ? attachUrl(media, source.url, options) : attachHls(media, source.url, options);
}

function attachUrl(media: HTMLMediaElement, url: string, options: Attach): () => void {
  const { startSeconds, onFailure, onStarved } = options;
  const stop = new AbortController();
  media.addEventListener(
    "loadedmetadata",
    () => {
      if (startSeconds > 0) media.currentTime = startSeconds;
    },
    { signal: stop.signal, once: true },
  );
  media.addEventListener("error", () => onFailure(failureOfElement(media)), { signal: stop.signal });
  watchStarvation(media, stop.signal, onStarved);
  media.src = url;
  return () => {
    stop.abort();
    media.removeAttribute("src");
    media.load();
  };
}

function attachHls(media: HTMLMediaElement, url: string, options: Attach): () => void {
  let detach: (() => void) | null = null;
  let isDetached = false;
  import("hls.js/light").then(
    ({ default: HlsLight }) => {
      if (isDetached) return;
      // Our own engine first: native HLS cannot be told to start a growing playlist at its beginning.
      if (HlsLight.isSupported()) detach = runHls(HlsLight, media, url, options);
      else if (media.canPlayType("application/vnd.apple.mpegurl")) detach = attachUrl(media, url, options);
      else options.onFailure({ reason: "unplayable" });
    },
    () => {
      if (!isDetached) options.onFailure({ reason: "network" });
    },
  );
  return () => {
    isDetached = true;
    detach?.();
  };
}

function runHls(HlsLight: typeof Hls, media: HTMLMediaElement, url: string, { startSeconds, onFailure }: Attach) {
  const hls = new HlsLight({
    startPosition: startSeconds,
    backBufferLength: 90,
    lowLatencyMode: false,
    ...(media.paused && !media.autoplay ? idleBuffer : playingBuffer),
  });
  const bufferMore = () => {
    Object.assign(hls.config, playingBuffer);
  };
  let recoveries = 0;
  let refusals = 0;
  hls.on(HlsLight.Events.FRAG_LOADED, () => {
    refusals = 0;
  });
  hls.on(HlsLight.Events.ERROR, (_event, data) => {
    // hls.js goes on asking for refused segments for ever: an address that has run out will not come back by itself.
    if (isRefusal(data)) refusals += 1;
    if (!data.fatal && refusals < maxRefusals) return;
    if (data.fatal && data.type === HlsLight.ErrorTypes.MEDIA_ERROR && recoveries < maxRecoveries) {
      recoveries += 1;
      hls.recoverMediaError();
      return;
    }
    hls.stopLoad();
    onFailure(failureOfHls(data, HlsLight));
  });
  media.addEventListener("play", bufferMore, { once: true });
  // Play may have been pressed before there was anything to play; taking a source makes the element forget it.
  const isAwaited = !media.paused;
  hls.once(HlsLight.Events.MANIFEST_PARSED, () => {
    if (isAwaited) media.play().catch((refusal) => console.warn("Playing was refused; press play again.", refusal));
  });
  hls.loadSource(url);
  hls.attachMedia(media);
  return () => {
    media.removeEventListener("play", bufferMore);
    hls.destroy();
  };
}

function failureOfHls(data: ErrorData, HlsLight: typeof Hls): PlaybackFailure {
  if (isRefusal(data)) return { reason: "refused" };
  return { reason: data.type === HlsLight.ErrorTypes.NETWORK_ERROR && !isParsing(data) ? "network" : "unplayable" };
}

function isRefusal(data: ErrorData): boolean {
  const status = data.response?.code ?? 0;
  return status >= 400 && status < 500;
}

/** hls.js files a playlist that is no playlist under network errors. */
function isParsing(data: ErrorData): boolean {
  return data.details === "manifestParsingError" || data.details === "manifestIncompatibleCodecsError";
}

function failureOfElement(media: HTMLMediaElement): PlaybackFailure {
  switch (media.error?.code) {
    case MediaError.MEDIA_ERR_DECODE:
      return { reason: "unplayable" };
    case MediaError.MEDIA_ERR_NETWORK:
      return { reason: "network" };
    default:
      // Browsers report a refused address and an unknown format alike; without metadata it is more often the address.
      return { reason: media.readyState === 0 ? "refused" : "unplayable" };
  }
}
