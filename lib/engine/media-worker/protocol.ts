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
  /** The engine wants what is said in the file as text, so its sound is to be written for that, unless it has subtitles. */
  wantsSpeech: z.boolean().default(false),
  /** Only turn the sound at `originalPath` into text, with the whisper.cpp model in this file. */
  whisperModel: z.string().optional(),
  /** Only see whether that model can be loaded on this machine. */
  onlyTriesModel: z.boolean().default(false),
});
/** Zod's defaults are filled in when the child reads it. */
export type MediaJobRequest = z.input<typeof mediaJobSchema>;
export type MediaJob = z.infer<typeof mediaJobSchema>;

const transcriptWordSchema = z.object({ startSeconds: z.number(), endSeconds: z.number(), word: z.string() });
export type TranscriptWord = z.infer<typeof transcriptWordSchema>;

const madeRenditionSchema = z.object({
  event: z.literal("rendition"),
  rendition: z.enum(["thumbnail", "preview", "hls", "storyboard", "waveform", "speech"]),
  status: z.enum(["ready", "failed", "skipped"]),
  /** Relative to `outputFolder`; for hls the master playlist, for the storyboard its WebVTT index. Only with `ready`. */
  path: z.string().optional(),
  contentType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  bytes: z.number().optional(),
  /** Of the document that the preview shows the first page of. */
  pages: z.number().optional(),
});

export const mediaEventSchema = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("described"),
    type: z.enum(["IMAGE", "VIDEO", "AUDIO", "PDF", "SLIDESHOW", "TEXT", "LOTTIE"]),
    durationSeconds: z.number().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
  }),
  /** What is said, from subtitles or by listening: in order, without overlap, at least one word. */
  z.object({
    event: z.literal("transcript"),
    languageCode: z.string().optional(),
    words: z.array(transcriptWordSchema).min(1),
  }),
  madeRenditionSchema,
  z.object({ event: z.literal("progress"), percent: z.number() }),
  z.object({ event: z.literal("done") }),
  /** `reason` is shown to people: what is wrong with the file, in a sentence. */
  z.object({ event: z.literal("failed"), reason: z.string() }),
]);
export type MediaEvent = z.infer<typeof mediaEventSchema>;
