import type { MediaFile, Source } from "@/lib/domain/media-file";

/** Something a media element can be given: an HLS playlist, or one file. */
export type PlaybackSource = { kind: "hls" | "file"; url: string };

/** What went wrong, told apart by what a person can do about it. */
export type PlaybackFailure = {
  /** `refused`: the server said no (expired, unshared, gone). `network`: no answer. `unplayable`: bytes this browser cannot play. */
  reason: "refused" | "network" | "unplayable";
};

/** What to play for a signed-in person: HLS first, then the light preview, then the original. Null when there is nothing yet. */
export function privatePlaybackSource(file: MediaFile): PlaybackSource | null {
  const { hls, preview, download } = file.sources;
  if (hls?.url && isUsable(hls)) return { kind: "hls", url: hls.url };
  if (preview?.url && preview.status === "ready") return { kind: "file", url: preview.url };
  // Not every original can be played: while a playlist is on its way, waiting is better than trying.
  const isComing = hls?.status === "pending" || preview?.status === "pending";
  if (!isComing && download?.url && download.status === "ready") return { kind: "file", url: download.url };
  return null;
}

/** A playlist with an address may still be growing while its status says pending. */
function isUsable(source: Source): boolean {
  return source.status === "ready" || source.status === "pending";
}
