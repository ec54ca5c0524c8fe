import { z } from "zod";
import { BackendError } from "@/lib/backend/port";
import type { MediaFile } from "@/lib/domain/media-file";
import { backend, budget } from "../backend";
import { BoundedMap } from "../bounded-map";
import { backendSharedState } from "../shared/backend-shared-state";
import { forgetFlight, onceAmongInstances } from "../shared/shared-flight";
import { backendState } from "../which-backend";
import { getSigns, knownSources } from "./state";
import { ViewQueue } from "./view-queue";

const thumbnailSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("picture"), url: z.string(), seconds: z.number() }),
  z.object({
    kind: z.literal("none"),
    why: z.enum(["processing", "limited", "unavailable", "no_picture"]),
    retryAfterSeconds: z.number(),
  }),
]);
/** A thumbnail, or why there is none now and when asking again may help. */
export type Thumbnail = z.infer<typeof thumbnailSchema>;
type None = Thumbnail & { kind: "none" };

const mostAtOnce = 8;
/** A tile has its placeholder after this time at the latest; what has begun goes on. */
const patienceMs = 5_000;
const none = {
  processing: { kind: "none", why: "processing", retryAfterSeconds: 5 },
  unavailable: { kind: "none", why: "unavailable", retryAfterSeconds: 5 },
  no_picture: { kind: "none", why: "no_picture", retryAfterSeconds: 300 },
} as const satisfies Record<string, None>;
/** For instances that asked meanwhile; those that come later find the URL itself. */
const outcomeMs = 1_000;
/** A share that is let go over the hour is worth asking for now and then. */
const longestRetrySeconds = 120;

const queue = () => backendState("thumbnail-queue", () => new ViewQueue<Thumbnail>(mostAtOnce));
const absences = () =>
  backendState("thumbnail-absences", () => new BoundedMap<string, { none: None; until: number }>(5_000));

/**
 * The file's thumbnail with life enough to be fetched, at the least cost: from what is known, else by one get, else by
 * one hydrate if the hour allows. Throws `BackendError` for a file that upstream does not know or not show.
 */
export async function loadThumbnail(fileId: string, signal?: AbortSignal): Promise<Thumbnail> {
  const known = findKnown(fileId);
  if (known) return known;
  const absence = absences().get(fileId);
  if (absence && absence.until > Date.now()) return absence.none;
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return await queue().run(fileId, signal ? AbortSignal.any([signal, patience]) : patience, () => fetchOnce(fileId));
  } catch (error) {
    if (patience.aborted && !signal?.aborted) return none.unavailable;
    throw error;
  }
}

/** An answer says that there is a thumbnail: whoever was told to wait need not. */
export function noteReady(files: readonly MediaFile[]): void {
  const noted = absences();
  for (const { fileId, sources } of files) if (sources.thumbnail?.status === "ready") noted.delete(fileId);
}

/** What was learned of the file's lack of a thumbnail is not true any more. */
export function forgetAbsence(fileId: string): void {
  absences().delete(fileId);
}

/** The file was changed: neither its lack of a thumbnail nor one that was just fetched is true any more. */
export function forgetThumbnail(fileId: string): void {
  forgetAbsence(fileId);
  void forgetFlight(backendSharedState(), `thumbnail:${fileId}`);
}

function findKnown(fileId: string): Thumbnail | null {
  const known = knownSources().find(fileId, "thumbnail");
  return known ? { kind: "picture", url: known.url, seconds: known.seconds } : null;
}

async function fetchOnce(fileId: string): Promise<Thumbnail> {
  const thumbnail = await onceAmongInstances(backendSharedState(), {
    key: `thumbnail:${fileId}`,
    schema: thumbnailSchema,
    keepMs: () => outcomeMs,
    work: async () => {
      await knownSources().recall(fileId);
      return findKnown(fileId) ?? (await fetchNow(fileId));
    },
  });
  // A limit is not remembered by file: the budget knows of it, and asking it costs nothing.
  if (thumbnail.kind === "none" && thumbnail.why !== "limited") {
    absences().set(fileId, { none: thumbnail, until: Date.now() + thumbnail.retryAfterSeconds * 1000 });
  }
  return thumbnail;
}

async function fetchNow(fileId: string): Promise<Thumbnail> {
  try {
    if (getSigns().isBelieved) {
      const file = await backend().get(fileId, { priority: "view" });
      const found = learnFrom(file);
      if (found?.kind === "picture") getSigns().note(true);
      if (found) return found;
      getSigns().note(false);
    }
    return learnFrom(await backend().hydrate(fileId, { priority: "view" })) ?? none.no_picture;
  } catch (error) {
    return noneAfter(error);
  }
}

/** Null when the file says that it has a thumbnail, or does not say, and yet carries none that can be fetched. */
function learnFrom(file: MediaFile): Thumbnail | null {
  knownSources().remember([file]);
  const { thumbnail } = file.sources;
  if (thumbnail?.status === "pending" || (!thumbnail && file.processing?.state === "loading")) return none.processing;
  if (thumbnail?.status === "failed" || thumbnail?.status === "skipped") return none.no_picture;
  return findKnown(file.fileId);
}

function noneAfter(error: unknown): None {
  if (!(error instanceof BackendError)) throw error;
  if (error.code === "rate_limited") return limited(error.retryAfterSeconds);
  if (error.status >= 400 && error.status < 500 && error.code !== "backend_bad_answer") throw error;
  return none.unavailable;
}

function limited(retryAfterSeconds: number | undefined): None {
  const { clock } = budget();
  const seconds = Math.min(longestRetrySeconds, retryAfterSeconds ?? longestRetrySeconds);
  return { kind: "none", why: "limited", retryAfterSeconds: Math.ceil(seconds * (0.75 + clock.chance() / 2)) };
}
