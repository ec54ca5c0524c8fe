import { z } from "zod";
import type { Processing } from "@/lib/domain/media-file";
import { type fileEventNames, fileEventPayloadSchema } from "@/lib/videogen-wire/webhooks";
import type { FileEvent } from "../port";
import { toMediaFileTolerantly } from "./reshape";

type EventName = (typeof fileEventNames)[number];

/** Ready to download and ready to play come in either order. */
const stages: Record<EventName, number> = {
  "file.upload.completed": 0,
  "file.upload.failed": 1,
  "file.download_ready": 1,
  "file.playback_ready": 1,
  "file.analysis_completed": 2,
  "file.analysis_failed": 2,
};

/** The meaning of a webhook's payload; null for one that is not of a file, or of an event that is not known here. */
export function readFileEvent(json: unknown): FileEvent | null {
  const payload = fileEventPayloadSchema.safeParse(json);
  if (!payload.success) return null;
  const { event, fileId, occurredAt, file, error } = payload.data;
  const told = toMediaFileTolerantly(file);
  return {
    event,
    fileId,
    occurredAt: typeof occurredAt === "number" ? occurredAt : Date.parse(occurredAt) / 1000,
    stage: stages[event],
    file: told?.fileId === fileId ? { ...told, processing: told.processing ?? processingAfter(event, error) } : null,
  };
}

/** The file of a payload does not say how its processing stands; the name of the event does. */
function processingAfter(event: EventName, error: unknown): Processing | null {
  if (event === "file.analysis_completed") return { state: "done", percent: 100, reason: null };
  if (event === "file.analysis_failed" || event === "file.upload.failed")
    return { state: "failed", percent: null, reason: wordsOf(error) };
  return null;
}

function wordsOf(error: unknown): string | null {
  const words = z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]);
  const parsed = words.safeParse(error);
  return parsed.success ? parsed.data.slice(0, 1_000) : null;
}
