import { BackendError } from "@/lib/backend/port";
import type { MediaFile } from "@/lib/domain/media-file";
import { backend } from "./backend";
import { BoundedMap } from "./bounded-map";
import { processState } from "./process-state";
import { SingleFlight } from "./single-flight";

const memoryMs = 60_000;
/** Playback becomes ready some time after sharing is turned on: ask again soon. */
const preparingMemoryMs = 2_000;

type Remembered = { file: MediaFile | null; until: number };

const memory = () => processState("public-files", () => new BoundedMap<string, Remembered>(5_000));
/** Counts turns of our own switch: an answer that was asked for before a turn must not be remembered after it. */
const turns = () => processState("public-turns", () => ({ count: 0 }));
const flights = () => processState("public-flights", () => new SingleFlight<MediaFile | null>());

/**
 * The file as outsiders may see it; null when it is not shared, archived, or unknown. Asked of the backend and
 * remembered at most 60 s. Throws `BackendError` when the backend cannot say.
 */
export function loadPublicFile(fileId: string): Promise<MediaFile | null> {
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

/** To be called when our own switch is turned, so that nobody waits for the memory to end. */
export function forgetPublicFile(fileId: string): void {
  turns().count += 1;
  memory().delete(fileId);
}

async function askBackend(fileId: string): Promise<MediaFile | null> {
  try {
    // Anyone may open an embed: outsiders cannot use up what the team's own people need.
    const file = await backend().get(fileId, { priority: "view" });
    return file.isPublicPreviewEnabled ? file : null;
  } catch (error) {
    if (error instanceof BackendError && error.code === "not_found") return null;
    throw error;
  }
}

function isPreparing(file: MediaFile): boolean {
  const { fileUrl, hlsUrl, playbackId } = file.publicPreview;
  const plays = file.type === "VIDEO" || file.type === "AUDIO";
  return plays ? !hlsUrl && !playbackId : !fileUrl;
}
