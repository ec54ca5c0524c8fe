import { z } from "zod";

const renditionSchema = z.object({
  status: z.enum(["pending", "ready", "failed", "skipped"]),
  /** Relative to the file's rendition folder. */
  path: z.string().optional(),
  contentType: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  bytes: z.number().optional(),
});
export type Rendition = z.infer<typeof renditionSchema>;

export const renditionNames = ["thumbnail", "preview", "hls"] as const;
export type RenditionName = (typeof renditionNames)[number];

const renditionsSchema = z.object({
  thumbnail: renditionSchema.default({ status: "pending" }),
  preview: renditionSchema.default({ status: "pending" }),
  hls: renditionSchema.default({ status: "pending" }),
});
export type Renditions = z.infer<typeof renditionsSchema>;

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
  sha256: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  hasBytes: flag,
  hidden: flag,
  archivedAt: z.number().nullable(),
  temporaryUntil: z.number().nullable(),
  uploadUntil: z.number(),
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

/** To be followed by WHERE; the columns of `storedFileSchema`. */
export const selectStoredFile = `
  SELECT f.seq, f.file_id AS fileId, f.scope, f.type, f.display_name AS displayName, f.description,
    f.duration_seconds AS durationSeconds, f.mime_type AS mimeType, f.bytes, f.sha256, f.width, f.height,
    f.has_bytes AS hasBytes, f.hidden, f.archived_at AS archivedAt, f.temporary_until AS temporaryUntil,
    f.upload_until AS uploadUntil, f.update_order AS updateOrder, f.urls_signed_until AS urlsSignedUntil,
    f.conveniences_signed_until AS conveniencesSignedUntil, f.renditions, f.public_id AS publicId,
    f.analysis_state AS analysisState, f.analysis_percent AS analysisPercent,
    f.analysis_attempt AS analysisAttempt, f.analysis_error AS analysisError,
    f.source_tool_type AS sourceToolType, f.source_tool_execution_id AS sourceToolExecutionId,
    t.language_code AS languageCode, t.words AS transcriptWords, t.text AS transcriptText
  FROM files f LEFT JOIN transcripts t ON t.seq = f.seq`;
