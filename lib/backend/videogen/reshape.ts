import { z } from "zod";
import type { FileList, SearchResults } from "@/lib/domain/api";
import { type MediaFile, type Processing, type Source, sourceSchema, type Transcript } from "@/lib/domain/media-file";
import { type FileInfo, type FileSource, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import type { fileListAnswerSchema, searchAnswerSchema } from "@/lib/videogen-wire/messages";

/** FileInfo of either generation of the wire as the one form the dashboard knows. */
export function toMediaFile(info: FileInfo): MediaFile {
  return {
    fileId: info.fileId,
    displayName: info.displayName?.trim() || info.fileId,
    type: info.type ?? null,
    scope: info.scope,
    description: info.description ?? null,
    durationSeconds: info.durationSeconds ?? null,
    pageCount: info.pageCount ?? null,
    transcript: toTranscript(info),
    sources: {
      thumbnail: toThumbnail(info),
      preview: toSource(info.previewSource),
      download: toSource(info.downloadSource, info.downloadUrl, info.downloadUrlExpiresAt),
      hls: toSource(info.hlsSource),
      storyboard: toSource(info.storyboardSource),
      waveform: toSource(info.waveformSource),
    },
    isPublicPreviewEnabled: info.isPublicPreviewEnabled ?? false,
    publicPreview: {
      fileUrl: info.staticPublicPreviewSource?.url ?? null,
      hlsUrl: info.publicHlsUrl ?? null,
      playbackId: info.publicPlaybackId ?? null,
    },
    provenance: info.sourceToolType
      ? { toolType: info.sourceToolType, executionId: info.sourceToolExecutionId ?? null }
      : null,
    processing: toProcessing(info),
  };
}

/** One file that cannot be read becomes a plain tile of its own; null when not even its id can be read. */
export function toMediaFileTolerantly(json: unknown): MediaFile | null {
  const info = fileInfoSchema.safeParse(json);
  if (info.success) return toMediaFile(info.data);
  const remains = z
    .object({ fileId: z.string(), displayName: z.string().nullish().catch(null), scope: z.string().catch("GLOBAL") })
    .safeParse(json);
  return remains.success ? toMediaFile(remains.data) : null;
}

export function toFileList(answer: z.infer<typeof fileListAnswerSchema>): FileList {
  return {
    files: answer.files.map(toMediaFileTolerantly).filter((file) => file !== null),
    hasMore: answer.hasMore ?? false,
    nextCursor: answer.nextCursor ?? null,
  };
}

export function toSearchResults(answer: z.infer<typeof searchAnswerSchema>): SearchResults {
  return {
    results: answer.results.flatMap(({ similarity, file }) => {
      const mediaFile = toMediaFileTolerantly(file);
      return mediaFile ? [{ similarity, file: mediaFile }] : [];
    }),
  };
}

const statuses: readonly string[] = sourceSchema.shape.status.options;
const isStatus = (text: string): text is Source["status"] => statuses.includes(text);

/** The newer source object; the older bare URL beside it fills in what the object leaves out. */
function toSource(
  source: FileSource | null | undefined,
  bareUrl?: string | null,
  bareExpiresAt?: number | null,
): Source | null {
  if (!source && !bareUrl) return null;
  const ownUrl = source?.url ?? null;
  return {
    status: !source ? "ready" : isStatus(source.status) ? source.status : "pending",
    url: ownUrl ?? bareUrl ?? null,
    expiresAt: (ownUrl ? source?.expiresAt : bareExpiresAt) ?? null,
    width: source?.width ?? null,
    height: source?.height ?? null,
    bytes: source?.fileBytes ?? null,
  };
}

/** The same picture under two URLs: the one that lives longer is asked for anew less often. */
function toThumbnail({ thumbnailSource, thumbnailUrl, thumbnailUrlExpiresAt }: FileInfo): Source | null {
  const source = toSource(thumbnailSource, thumbnailUrl, thumbnailUrlExpiresAt);
  const isLonger = source?.expiresAt && thumbnailUrlExpiresAt && thumbnailUrlExpiresAt > source.expiresAt;
  return isLonger && thumbnailUrl && source.status === "ready"
    ? { ...source, url: thumbnailUrl, expiresAt: thumbnailUrlExpiresAt }
    : source;
}

function toTranscript(info: FileInfo): Transcript | null {
  const { transcript } = info;
  if (transcript && typeof transcript === "object" && transcript.words.length > 0) {
    return { kind: "timed", languageCode: transcript.languageCode ?? null, words: transcript.words };
  }
  const text = typeof transcript === "string" ? transcript : info.transcriptText;
  return text?.trim() ? { kind: "plain", text } : null;
}

const processingStates: Record<string, Processing["state"]> = {
  UNATTEMPTED: "unattempted",
  LOADING: "loading",
  FULFILLED: "done",
  REJECTED: "failed",
};

function toProcessing({ fileAnalysisMetadata: analysis }: FileInfo): Processing | null {
  const state = analysis && processingStates[analysis.analysisLoadingState];
  if (!state) return null;
  return {
    state,
    percent: analysis.analysisProgressPercentage ?? null,
    reason: analysis.analysisErrorMessage ?? null,
  };
}
