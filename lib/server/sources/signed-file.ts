import type { MediaFile } from "@/lib/domain/media-file";
import { backend, budget } from "../backend";
import { BoundedMap } from "../bounded-map";
import { processState } from "../process-state";
import { SingleFlight } from "../single-flight";
import { leastLife, lifeLeft } from "./signed-life";
import { getSigns, knownSources } from "./state";
import { forgetAbsence } from "./thumbnail";

/** How long a freshly fetched file that is still being processed answers for itself. */
const processingMemoryMs = 1_500;

const flights = () => processState("file-flights", () => new SingleFlight<MediaFile>());
/** How long upstream's URLs live when they are fresh, in seconds. */
const fullLife = () => processState("full-life", () => ({ seconds: Number.POSITIVE_INFINITY }));

export const recentFiles = () =>
  processState("recent-files", () => new BoundedMap<string, { file: MediaFile; until: number }>(500));

/** The file with its sources signed: by what is known, else by the cheap call when it signs, else by hydrating. */
export function loadSignedFile(fileId: string): Promise<MediaFile> {
  const kept = recentFiles().get(fileId);
  if (kept && kept.until > Date.now()) return Promise.resolve(kept.file);
  return flights().run(fileId, async () => {
    const file = await fetchSigned(fileId);
    forgetAbsence(fileId);
    recentFiles().set(fileId, { file, until: Date.now() + processingMemoryMs });
    return file;
  });
}

async function fetchSigned(fileId: string): Promise<MediaFile> {
  // Where get does not sign, it is still the way to a file whose URLs are known and alive.
  const isOpen = knownSources().find(fileId, "download") !== null;
  if (isOpen || getSigns().isWorthAsking()) {
    const got = await backend().get(fileId);
    noteWhetherSigned(got);
    knownSources().remember([got]);
    const file = knownSources().present(got);
    if (isFreshlySigned(file, fullLife().seconds, budget().upstreamNow())) return file;
  }
  const hydrated = await backend().hydrate(fileId);
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
