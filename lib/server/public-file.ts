import { BackendError } from "@/lib/backend/port";
import type { BackendKey } from "@/lib/domain/backends";
import type { MediaFile } from "@/lib/domain/media-file";
import { backend } from "./backend";
import { BoundedMap } from "./bounded-map";
import { backendSharedState } from "./shared/backend-shared-state";
import { SingleFlight } from "./single-flight";
import { backendState, configuredBackends, currentBackend, withBackend } from "./which-backend";

const memoryMs = 60_000;
/** Playback becomes ready some time after sharing is turned on: ask again soon. */
const preparingMemoryMs = 2_000;

const turnsChannel = "public-file-turned";

type Remembered = { file: MediaFile | null; until: number };

const memory = () => backendState("public-files", () => new BoundedMap<string, Remembered>(5_000));
/** Counts turns of our own switch: an answer that was asked for before a turn must not be remembered after it. */
const turns = () => backendState("public-turns", () => ({ count: 0 }));
const flights = () => backendState("public-flights", () => new SingleFlight<MediaFile | null>());

/** A shared file, and whether its original is what plays, for a backend that makes nothing else of it. */
export type PublicFile = { file: MediaFile; playsOriginal: boolean };

/**
 * The file as outsiders may see it, from the backend that the address names. One of before there were two names none:
 * it is looked for in each. Null when it is shared in none; throws `BackendError` when one that may have it cannot say.
 */
export async function findPublicFile(fileId: string, named?: string | null): Promise<PublicFile | null> {
  let failure: unknown = null;
  for (const key of placesOf(named)) {
    try {
      const found = await withBackend(key, async () => {
        const file = await loadPublicFile(fileId);
        return file && { file, playsOriginal: !backend().capabilities.hls };
      });
      if (found) return found;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return null;
}

function placesOf(named: string | null | undefined): readonly BackendKey[] {
  const configured = configuredBackends();
  const chosen = configured.filter((key) => key === named);
  if (chosen.length > 0) return chosen;
  return configured.length > 0 ? configured : [currentBackend()];
}

/**
 * The file as outsiders may see it; null when it is not shared, archived, or unknown. Asked of the backend and
 * remembered at most 60 s. Throws `BackendError` when the backend cannot say.
 */
export function loadPublicFile(fileId: string): Promise<MediaFile | null> {
  hearOfTurns();
  const kept = memory().get(fileId);
  if (kept && kept.until > Date.now()) return Promise.resolve(kept.file);
  return flights().run(fileId, async () => {
    const turnsBefore = turns().count;
    const file = await askBackend(fileId);
    if (turns().count === turnsBefore) remember(fileId, file);
    return file;
  });
}

function remember(fileId: string, file: MediaFile | null): void {
  memory().set(fileId, { file, until: Date.now() + (file && isPreparing(file) ? preparingMemoryMs : memoryMs) });
}

/** To be called when our own switch is turned, so that nobody waits for the memory to end, at any instance. */
export function forgetPublicFile(fileId: string): void {
  forgetHere(fileId);
  void backendSharedState().publish(turnsChannel, fileId);
}

function forgetHere(fileId: string): void {
  turns().count += 1;
  memory().delete(fileId);
}

function hearOfTurns(): void {
  backendState("public-turns-heard", () => {
    const key = currentBackend();
    return backendSharedState().subscribe(turnsChannel, (fileId) => withBackend(key, () => forgetHere(fileId)));
  });
}

async function askBackend(fileId: string): Promise<MediaFile | null> {
  try {
    // Anyone may open an embed: outsiders cannot use up what the team's own people need.
    const file = await backend().get(fileId, { priority: "view" });
    return file.isPublicPreviewEnabled ? { ...file, sources: noSources } : null;
  } catch (error) {
    if (error instanceof BackendError && error.code === "not_found") return null;
    throw error;
  }
}

/** The others' URLs are for people with a session: some would open more than this file. */
const noSources = { thumbnail: null, preview: null, download: null, hls: null, storyboard: null, waveform: null };

function isPreparing(file: MediaFile): boolean {
  const { fileUrl, hlsUrl, playbackId } = file.publicPreview;
  if (!backend().capabilities.hls) return !fileUrl;
  const plays = file.type === "VIDEO" || file.type === "AUDIO";
  return plays ? !hlsUrl && !playbackId : !fileUrl;
}
