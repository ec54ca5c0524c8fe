import { z } from "zod";

/**
 * What a file of the library is to the dashboard, whatever backend it came from.
 * Names follow VideoGen's vocabulary; forms that differ between backends or API generations are already
 * collapsed to one here. Times are seconds since the epoch.
 */

export const knownFileTypes = ["IMAGE", "VIDEO", "AUDIO", "PDF", "SLIDESHOW", "TEXT", "LOTTIE"] as const;
export type KnownFileType = (typeof knownFileTypes)[number];

/** `null` while the backend has not determined it; backends may add values at any time. */
export const fileTypeSchema = z.string().nullable();

export const sourceSchema = z.object({
  /** `pending` is being made, `skipped` does not apply to this file (a thumbnail of audio). Unknown values read as `pending`. */
  status: z.enum(["pending", "ready", "failed", "skipped"]),
  /** Null when the backend did not sign one in this answer, or the rendition is not ready. Never alter it: a query added breaks the signature. */
  url: z.string().nullable().default(null),
  /** Null for permanent URLs and when unknown. */
  expiresAt: z.number().nullable().default(null),
  width: z.number().nullable().default(null),
  height: z.number().nullable().default(null),
  bytes: z.number().nullable().default(null),
});
export type Source = z.infer<typeof sourceSchema>;

export const renditions = ["thumbnail", "preview", "download", "hls", "storyboard", "waveform"] as const;
export type Rendition = (typeof renditions)[number];

export const transcriptWordSchema = z.object({
  startSeconds: z.number(),
  endSeconds: z.number(),
  word: z.string(),
});
export type TranscriptWord = z.infer<typeof transcriptWordSchema>;

/** In lists without its words or text (`listedFile`). */
export const transcriptSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("timed"), languageCode: z.string().nullable(), words: z.array(transcriptWordSchema) }),
  z.object({ kind: z.literal("plain"), text: z.string() }),
]);
export type Transcript = z.infer<typeof transcriptSchema>;

export const processingSchema = z.object({
  state: z.enum(["unattempted", "loading", "done", "failed"]),
  /** 0..100 */
  percent: z.number().nullable(),
  /** Words a person can read, when the backend gives them. */
  reason: z.string().nullable(),
});
export type Processing = z.infer<typeof processingSchema>;

export const mediaFileSchema = z.object({
  fileId: z.string(),
  displayName: z.string(),
  type: fileTypeSchema,
  /** GLOBAL, PROJECT, EXPORT, TEMPORARY, ENTITY, or a value newer than this code. */
  scope: z.string(),
  description: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  /** Of a PDF; null of everything else, and where the backend does not tell. */
  pageCount: z.number().nullable(),
  transcript: transcriptSchema.nullable(),
  /** Each null when the backend said nothing about it. */
  sources: z.object({
    thumbnail: sourceSchema.nullable(),
    preview: sourceSchema.nullable(),
    download: sourceSchema.nullable(),
    hls: sourceSchema.nullable(),
    /**
     * A WebVTT index of small pictures over a video's length; each cue names a part (`#xywh=`) of a sheet beside it.
     * Width and height are of one picture. Not every backend makes it.
     */
    storyboard: sourceSchema.nullable(),
    /** JSON of how loud a sound is over its length (`waveformSchema`). Not every backend makes it. */
    waveform: sourceSchema.nullable(),
  }),
  isPublicPreviewEnabled: z.boolean(),
  /** Filled in only while public preview is enabled, and for playback only once it is ready. */
  publicPreview: z.object({
    fileUrl: z.string().nullable(),
    hlsUrl: z.string().nullable(),
    playbackId: z.string().nullable(),
  }),
  provenance: z.object({ toolType: z.string(), executionId: z.string().nullable() }).nullable(),
  /** Null when the answer did not say. */
  processing: processingSchema.nullable(),
});
export type MediaFile = z.infer<typeof mediaFileSchema>;

export { hasFailed, isPlayable, isProcessing } from "./file-status";
