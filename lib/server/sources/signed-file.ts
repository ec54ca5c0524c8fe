import { z } from "zod";
import type { CallOptions } from "@/lib/backend/port";
import { isProcessing } from "@/lib/domain/file-status";
import { type MediaFile, mediaFileSchema } from "@/lib/domain/media-file";
import { backend, budget } from "../backend";
import { BoundedMap } from "../bounded-map";
import { backendSharedState } from "../shared/backend-shared-state";
import { forgetFlight, onceAmongInstances } from "../shared/shared-flight";
import { SingleFlight } from "../single-flight";
import { backendState } from "../which-backend";
import { leastLife, lifeLeft } from "./signed-life";
import { getSigns, knownSources } from "./state";
import { forgetAbsence } from "./thumbnail";

/** How long a freshly fetched file answers for itself. */
const memoryMs = 1_500;
/** Longer for one that is still being processed where only hydrating tells how far it is: pages ask every two seconds. */
const hydratedMemoryMs = 15_000;
/** A page that cannot play what it was given may ask for other URLs this often. */
const renewMs = 30_000;

const flights = () => backendState("file-flights", () => new SingleFlight<MediaFile>());
/** How long upstream's URLs live when they are fresh, in seconds. */
const fullLife = () => backendState("full-life", () => ({ seconds: Number.POSITIVE_INFINITY }));

const recentSchema = z.object({ file: mediaFileSchema, until: z.number() });
type Recent = z.infer<typeof recentSchema>;

const recentFiles = () => backendState("recent-files", () => new BoundedMap<string, Recent>(500));

const hydratedAt = () => backendState("hydrated-at", () => new BoundedMap<string, number>(5_000));

/**
 * The file with its sources signed: by what is known, else by the cheap call when it signs, else by hydrating.
 * `renew` is for whoever was refused with the URLs known so far, whatever their time says; `background` for a file that
 * may be opened next, which is refused (`rate_limited`) before anyone who waits has to.
 */
export async function loadSignedFile(fileId: string, { renew = false, background = false } = {}): Promise<MediaFile> {
  const mustHydrate = renew && Date.now() - (await lastHydrated(fileId)) >= renewMs;
  const kept = recentFiles().get(fileId);
  if (!mustHydrate && kept && kept.until > Date.now()) return kept.file;
  // Whoever waits for the file does not join a flight that may be turned away.
  const key = mustHydrate ? `renewed-file:${fileId}` : background ? `coming-file:${fileId}` : `file:${fileId}`;
  const options: CallOptions = background ? { priority: "background" } : {};
  return flights().run(key, async () => {
    const recent = await onceAmongInstances(backendSharedState(), {
      key,
      schema: recentSchema,
      keepMs: ({ until }) => (mustHydrate ? memoryMs : until - Date.now()),
      work: () => load(fileId, mustHydrate, options),
    });
    // Another instance may have fetched it.
    knownSources().remember([recent.file]);
    forgetAbsence(fileId);
    recentFiles().set(fileId, recent);
    return recent.file;
  });
}

/** Whoever asks for the file next is told what upstream says then. */
export function forgetRecentFile(fileId: string): void {
  recentFiles().delete(fileId);
  void forgetFlight(backendSharedState(), `file:${fileId}`);
}

async function load(fileId: string, mustHydrate: boolean, options: CallOptions): Promise<Recent> {
  await knownSources().recall(fileId);
  const got = mustHydrate ? null : await getSigned(fileId, options);
  const file = got ?? (await hydrate(fileId, mustHydrate, options));
  return { file, until: Date.now() + (!got && isProcessing(file) ? hydratedMemoryMs : memoryMs) };
}

/** When any instance last had it hydrated, 0 when that is long ago. */
async function lastHydrated(fileId: string): Promise<number> {
  const here = hydratedAt().get(fileId) ?? 0;
  if (backendSharedState().kind === "memory") return here;
  return Math.max(here, Number(await backendSharedState().get(hydratedKey(fileId))));
}

function noteHydrated(fileId: string): void {
  hydratedAt().set(fileId, Date.now());
  if (backendSharedState().kind !== "memory")
    void backendSharedState().set(hydratedKey(fileId), String(Date.now()), renewMs);
}

function hydratedKey(fileId: string): string {
  return `hydrated:${fileId}`;
}

/** Null when getting it is of no use, or turned out to be of none. */
async function getSigned(fileId: string, options: CallOptions): Promise<MediaFile | null> {
  // Where get does not sign, it is still the way to a file whose URLs are known and alive.
  const isOpen = knownSources().find(fileId, "download") !== null;
  if (!isOpen && !getSigns().isWorthAsking()) return null;
  const got = await backend().get(fileId, options);
  noteWhetherSigned(got);
  knownSources().remember([got]);
  const file = knownSources().present(got);
  return isFreshlySigned(file, fullLife().seconds, budget().upstreamNow()) ? file : null;
}

async function hydrate(fileId: string, renew: boolean, options: CallOptions): Promise<MediaFile> {
  const hydrated = await backend().hydrate(fileId, options);
  noteHydrated(fileId);
  if (renew) knownSources().forget(fileId);
  knownSources().remember([hydrated]);
  learnFullLife(hydrated);
  return knownSources().present(hydrated);
}

/** True when every rendition that is ready can be fetched for a while. Null sources are unknown, so they count as missing. */
export function isFreshlySigned(file: MediaFile, fullLifeSeconds: number, nowMs: number): boolean {
  const sources = Object.values(file.sources);
  if (sources.every((source) => source === null)) return false;
  const least = leastLife(fullLifeSeconds);
  return sources.every((source) => source?.status !== "ready" || lifeLeft(source, nowMs) >= least);
}

function noteWhetherSigned(got: MediaFile): void {
  const sources = Object.values(got.sources);
  const isSilent = sources.every((source) => source === null) && got.processing?.state !== "loading";
  const hasReady = sources.some((source) => source?.status === "ready");
  if (!hasReady && !isSilent) return;
  getSigns().note(isFreshlySigned(got, fullLife().seconds, budget().upstreamNow()));
}

function learnFullLife(hydrated: MediaFile): void {
  const now = budget().upstreamNow();
  const lives = Object.values(hydrated.sources)
    .filter((source) => source?.status === "ready")
    .map((source) => lifeLeft(source, now))
    .filter((life) => life > 0);
  if (lives.length > 0) fullLife().seconds = Math.min(...lives);
}
