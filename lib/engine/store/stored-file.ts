import { z } from "zod";

const renditionSchema = z.object({
  status: z.enum(["pending", "ready", "failed", "skipped"]),
  /** Relative to the file's rendition folder. */
  path: z.string().optional(),
  contentType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  bytes: z.number().optional(),
  pages: z.number().optional(),
});
export type Rendition = z.infer<typeof renditionSchema>;

export const renditionNames = ["thumbnail", "preview", "hls", "storyboard", "waveform", "speech"] as const;
export type RenditionName = (typeof renditionNames)[number];

const renditionsSchema = z.object({
  thumbnail: renditionSchema.default({ status: "pending" }),
  preview: renditionSchema.default({ status: "pending" }),
  hls: renditionSchema.default({ status: "pending" }),
  // Older records have none of these.
  storyboard: renditionSchema.default({ status: "skipped" }),
  waveform: renditionSchema.default({ status: "skipped" }),
  /** The sound, made small to be turned into text; ready while that waits. Never given out. */
  speech: renditionSchema.default({ status: "skipped" }),
});
type AllRenditions = z.infer<typeof renditionsSchema>;
/** To be written: those that are left out do not apply. */
export type Renditions = Pick<AllRenditions, "thumbnail" | "preview" | "hls"> & Partial<AllRenditions>;

const skipped = { status: "skipped" } as const;
/** Of a file that nothing is made of. */
export const skippedRenditions: Renditions = { thumbnail: skipped, preview: skipped, hls: skipped };

const flag = z.number().transform((value) => value === 1);

/** One file as the database has it. Times are seconds since the epoch. */
export const storedFileSchema = z.object({
  seq: z.number(),
  fileId: z.string(),
  scope: z.string(),
  type: z.string().nullable(),
  displayName: z.string(),
  description: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  mimeType: z.string().nullable(),
  bytes: z.number().nullable(),
  /** Of the bytes as they came. Those of before version 5 have a SHA-256 in hexadecimal instead. */
  crc32: z.number().nullable(),
  sha256: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  hasBytes: flag,
  hidden: flag,
  archivedAt: z.number().nullable(),
  temporaryUntil: z.number().nullable(),
  uploadUntil: z.number(),
  /** As the sender of an upload that can be resumed has declared it. */
  uploadLength: z.number().nullable(),
  uploadFailedAt: z.number().nullable(),
  bytesRemovedAt: z.number().nullable(),
  updateOrder: z.number(),
  urlsSignedUntil: z.number().nullable(),
  conveniencesSignedUntil: z.number().nullable(),
  renditions: z.string().transform((text) => renditionsSchema.parse(JSON.parse(text))),
  publicId: z.string().nullable(),
  analysisState: z.string(),
  analysisPercent: z.number(),
  analysisAttempt: z.number(),
  analysisError: z.string().nullable(),
  sourceToolType: z.string().nullable(),
  sourceToolExecutionId: z.string().nullable(),
  languageCode: z.string().nullable(),
  transcriptWords: z.string().nullable(),
  transcriptText: z.string().nullable(),
});
export type StoredFile = z.infer<typeof storedFileSchema>;

/** What those who move a file's bytes need of it: a transcript of hours is not read for each segment of a video. */
export const storedObjectSchema = storedFileSchema.pick({
  fileId: true,
  displayName: true,
  mimeType: true,
  bytes: true,
  crc32: true,
  hasBytes: true,
  archivedAt: true,
  uploadUntil: true,
  uploadLength: true,
  renditions: true,
  analysisState: true,
});
export type StoredObject = z.infer<typeof storedObjectSchema>;

/** To be followed by WHERE; the columns of `storedObjectSchema`. */
export const selectStoredObject = `
  SELECT f.file_id AS fileId, f.display_name AS displayName, f.mime_type AS mimeType, f.bytes, f.crc32,
    f.has_bytes AS hasBytes, f.archived_at AS archivedAt, f.upload_until AS uploadUntil,
    f.upload_length AS uploadLength, f.renditions, f.analysis_state AS analysisState
  FROM files f`;

/** To be followed by WHERE; the columns of `storedFileSchema`. */
export const selectStoredFile = `
  SELECT f.seq, f.file_id AS fileId, f.scope, f.type, f.display_name AS displayName, f.description,
    f.duration_seconds AS durationSeconds, f.mime_type AS mimeType, f.bytes, f.crc32, f.sha256, f.width, f.height,
    f.has_bytes AS hasBytes, f.hidden, f.archived_at AS archivedAt, f.temporary_until AS temporaryUntil,
    f.upload_until AS uploadUntil, f.upload_length AS uploadLength, f.upload_failed_at AS uploadFailedAt,
    f.bytes_removed_at AS bytesRemovedAt, f.update_order AS updateOrder, f.urls_signed_until AS urlsSignedUntil,
    f.conveniences_signed_until AS conveniencesSignedUntil, f.renditions, f.public_id AS publicId,
    f.analysis_state AS analysisState, f.analysis_percent AS analysisPercent,
    f.analysis_attempt AS analysisAttempt, f.analysis_error AS analysisError,
    f.source_tool_type AS sourceToolType, f.source_tool_execution_id AS sourceToolExecutionId,
    t.language_code AS languageCode, t.words AS transcriptWords, t.text AS transcriptText
  FROM files f LEFT JOIN transcripts t ON t.seq = f.seq`;
