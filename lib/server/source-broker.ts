import type { MediaFile, Source } from "@/lib/domain/media-file";
import { backend } from "./backend";
import { BoundedMap } from "./bounded-map";
import { processState } from "./process-state";
import { SingleFlight } from "./single-flight";

/**
 * Keeps what answers already carried, so that a signed URL is fetched only when none with life left is known:
 * hydrating is dear (2,500 an hour for a whole team).
 */

/** A URL handed to a browser must live at least this long, clock skew allowed for. */
const leastLifeSeconds = 300;
/** How long a freshly fetched file that is still being processed answers for itself. */
const processingMemoryMs = 1_500;

type Known = { thumbnail: Source | null };

const known = () => processState("known-sources", () => new BoundedMap<string, Known>(20_000));
const flights = () => processState("file-flights", () => new SingleFlight<MediaFile>());
const recent = () =>
  processState("recent-files", () => new BoundedMap<string, { file: MediaFile; until: number }>(500));

/** Seconds of life left; infinite for a permanent URL, 0 without a URL. */
export function lifeLeft(source: Source | null, nowMs = Date.now()): number {
  if (!source?.url) return 0;
  return source.expiresAt === null ? Number.POSITIVE_INFINITY : Math.max(0, source.expiresAt - nowMs / 1000);
}

/** True when every rendition that is ready can be fetched by a browser now. Null sources are unknown, so they count as missing. */
export function isFreshlySigned(file: MediaFile, nowMs = Date.now()): boolean {
  const sources = Object.values(file.sources);
  if (sources.every((source) => source === null)) return false;
  return sources.every((source) => source?.status !== "ready" || lifeLeft(source, nowMs) >= leastLifeSeconds);
}

export function remember(files: MediaFile[]): void {
  for (const { fileId, sources } of files) {
    const before = known().get(fileId)?.thumbnail ?? null;
    if (lifeLeft(sources.thumbnail) >= lifeLeft(before)) known().set(fileId, { thumbnail: sources.thumbnail });
  }
}

export function forget(fileId: string): void {
  known().delete(fileId);
  recent().delete(fileId);
}

/** The file with its sources signed: by the cheap call when it signs, else by hydrating. */
export function loadSignedFile(fileId: string): Promise<MediaFile> {
  const kept = recent().get(fileId);
  if (kept && kept.until > Date.now()) return Promise.resolve(kept.file);
  return flights().run(fileId, async () => {
    const got = await backend().get(fileId);
    const file = isFreshlySigned(got) ? got : await backend().hydrate(fileId);
    remember([file]);
    recent().set(fileId, { file, until: Date.now() + processingMemoryMs });
    return file;
  });
}

/** The thumbnail with at least `leastLifeSeconds` to live; null when the file has none (yet). */
export async function loadThumbnail(fileId: string): Promise<Source | null> {
  const kept = known().get(fileId)?.thumbnail ?? null;
  if (lifeLeft(kept) >= leastLifeSeconds) return kept;
  const { thumbnail } = (await loadSignedFile(fileId)).sources;
  return thumbnail?.status === "ready" && thumbnail.url ? thumbnail : null;
}

/** How long a browser may keep a redirect to this source, in seconds. */
export function redirectLife(source: Source): number {
  return Math.floor(Math.min(lifeLeft(source) - leastLifeSeconds / 2, 3600));
}
