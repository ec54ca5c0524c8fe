import { brightness, drawScaled, toBlob } from "./scaled-picture";

const patienceMs = 20_000;
/** Seconds from the beginning; the second is looked at when the first is black. */
const moments = (duration: number) => [Math.min(1, duration / 2), Math.min(duration / 3, 30)];
const darkest = 24;

/** A frame of a film: the browser asks for the ranges it needs. Throws when there is none to be had in time. */
export async function drawVideo(url: string, signal: AbortSignal): Promise<Blob> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.preload = "metadata";
  try {
    const known = happens(video, "loadedmetadata", within);
    video.src = url;
    await known;
    const { videoWidth: width, videoHeight: height, duration } = video;
    if (width * height === 0) throw new Error("no picture in it");
    let drawn: OffscreenCanvas | null = null;
    for (const second of moments(Number.isFinite(duration) ? duration : 2)) {
      const seeked = happens(video, "seeked", within);
      video.currentTime = second;
      await seeked;
      drawn = await drawScaled({ source: video, width, height });
      if (brightness(drawn) > darkest) break;
    }
    if (!drawn) throw new Error("nothing drawn");
    return await toBlob(drawn);
  } finally {
    // Without this the browser goes on loading what nobody sees.
    video.removeAttribute("src");
    video.load();
  }
}

function happens(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = new AbortController();
    const end = (finish: () => void) => () => {
      settle.abort();
      finish();
    };
    if (signal.aborted) return reject(signal.reason);
    video.addEventListener(event, end(resolve), { signal: settle.signal });
    video.addEventListener(
      "error",
      end(() => reject(new Error("not a film that this browser plays"))),
      {
        signal: settle.signal,
      },
    );
    signal.addEventListener(
      "abort",
      end(() => reject(signal.reason)),
      { signal: settle.signal },
    );
  });
}
