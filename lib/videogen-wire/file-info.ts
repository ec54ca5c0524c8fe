import { z } from "zod";

/**
 * VideoGen's JSON, read tolerantly: only `fileId` and `scope` are always there, unknown enum values and
 * fields are normal, `transcript` has an older form (a string) and a newer one (timed words).
 */

export const fileSourceSchema = z.object({
  status: z.string(),
  url: z.string().nullish(),
  expiresAt: z.number().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  fileBytes: z.number().nullish(),
});
export type FileSource = z.infer<typeof fileSourceSchema>;

export const timedTranscriptSchema = z.object({
  languageCode: z.string().nullish(),
  words: z.array(z.object({ startSeconds: z.number(), endSeconds: z.number(), word: z.string() })),
});
export type TimedTranscript = z.infer<typeof timedTranscriptSchema>;

export const fileAnalysisMetadataSchema = z.object({
  analysisLoadingState: z.string(),
  analysisProgressPercentage: z.number().nullish(),
  analysisAttemptIndex: z.number().nullish(),
  /** Written by the Vitrine engine only: why a file ended REJECTED, in words for a person. */
  analysisErrorMessage: z.string().nullish(),
});
export type FileAnalysisMetadata = z.infer<typeof fileAnalysisMetadataSchema>;

export const fileInfoSchema = z.object({
  fileId: z.string(),
  scope: z.string(),
  type: z.string().nullish(),
  displayName: z.string().nullish(),
  description: z.string().nullish(),
  durationSeconds: z.number().nullish(),
  transcript: z.union([z.string(), timedTranscriptSchema]).nullish(),
  transcriptText: z.string().nullish(),
  downloadUrl: z.string().nullish(),
  downloadUrlExpiresAt: z.number().nullish(),
  thumbnailUrl: z.string().nullish(),
  thumbnailUrlExpiresAt: z.number().nullish(),
  thumbnailSource: fileSourceSchema.nullish(),
  previewSource: fileSourceSchema.nullish(),
  downloadSource: fileSourceSchema.nullish(),
  hlsSource: fileSourceSchema.nullish(),
  staticPublicPreviewSource: fileSourceSchema.nullish(),
  /**
   * Written by the Vitrine engine only. A WebVTT index of small pictures over a video's length; each cue names a part
   * (`#xywh=`) of a sheet beside it. `width` and `height` are those of one picture.
   */
  storyboardSource: fileSourceSchema.nullish(),
  /** Written by the Vitrine engine only. JSON: `{durationSeconds, peaks}`, peaks 0 to 1 at even distances. */
  waveformSource: fileSourceSchema.nullish(),
  /** Written by the Vitrine engine only: the pages of a PDF. */
  pageCount: z.number().nullish(),
  isPublicPreviewEnabled: z.boolean().nullish(),
  publicHlsUrl: z.string().nullish(),
  publicPlaybackId: z.string().nullish(),
  sourceToolType: z.string().nullish(),
  sourceToolExecutionId: z.string().nullish(),
  fileAnalysisMetadata: fileAnalysisMetadataSchema.nullish(),
});
export type FileInfo = z.infer<typeof fileInfoSchema>;
