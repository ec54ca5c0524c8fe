import { z } from "zod";

/**
 * What passes between the engine and one media child process. The engine forks the child for one file, sends one
 * `MediaJob` and reads `MediaEvent`s until `done` or `failed`; a child that dies first has failed.
 * The child reads only `originalPath` and writes only below `outputFolder`.
 */

export const mediaJobSchema = z.object({
  fileId: z.string(),
  /** The bytes as uploaded; the name on disk says nothing of their type. */
  originalPath: z.string(),
  /** Exists and is empty, or holds what an interrupted earlier attempt left. */
  outputFolder: z.string(),
  displayName: z.string(),
  /** From the bytes, by file-type and the engine's own text checks; null when nothing was recognised. */
  mimeType: z.string().nullable(),
});
export type MediaJob = z.infer<typeof mediaJobSchema>;

const madeRenditionSchema = z.object({
  event: z.literal("rendition"),
  rendition: z.enum(["thumbnail", "preview", "hls"]),
  status: z.enum(["ready", "failed", "skipped"]),
  /** Relative to `outputFolder`; for hls the master playlist. Only with `ready`. */
  path: z.string().optional(),
  contentType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  bytes: z.number().optional(),
});

export const mediaEventSchema = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("described"),
    type: z.enum(["IMAGE", "VIDEO", "AUDIO", "PDF", "SLIDESHOW", "TEXT", "LOTTIE"]),
    durationSeconds: z.number().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
  }),
  madeRenditionSchema,
  z.object({ event: z.literal("progress"), percent: z.number() }),
  z.object({ event: z.literal("done") }),
  /** `reason` is shown to people: what is wrong with the file, in a sentence. */
  z.object({ event: z.literal("failed"), reason: z.string() }),
]);
export type MediaEvent = z.infer<typeof mediaEventSchema>;
