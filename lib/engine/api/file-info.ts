import type { FileInfo, FileSource, TimedTranscript } from "@/lib/videogen-wire/file-info";
import { timedTranscriptSchema } from "@/lib/videogen-wire/file-info";
import { hlsPlaylistName } from "../bytes/hls-path";
import type { ObjectName, SignedUrls } from "../signing/signed-urls";
import type { Rendition, StoredFile } from "../store/stored-file";

/** A file in VideoGen's newest form. URLs are signed until the time the file remembers, which may have passed. */
export function fileInfo(file: StoredFile, urls: SignedUrls): FileInfo {
  const until = file.urlsSignedUntil;
  const conveniencesUntil = file.conveniencesSignedUntil;
  const { thumbnail, preview, hls, storyboard, waveform } = file.renditions;
  const signed = (name: ObjectName) => (until === null ? null : urls.object(file.fileId, name, until));
  const convenient = (name: ObjectName, available: boolean) =>
    available && conveniencesUntil !== null ? urls.object(file.fileId, name, conveniencesUntil) : null;
  const downloadUrl = convenient("download", file.hasBytes);
  const thumbnailUrl = convenient("thumbnail", thumbnail.status === "ready");
  const playlist = hlsPlaylistName(hls);
  const index = hlsPlaylistName(storyboard);
  const isPublic = file.publicId !== null;
  const isStreamed = file.type === "VIDEO" || file.type === "AUDIO";
  const publicPlaybackId = isStreamed && playlist !== null ? file.publicId : null;

  return {
    fileId: file.fileId,
    type: file.type,
    scope: file.scope,
    displayName: file.displayName,
    description: file.description,
    durationSeconds: file.durationSeconds,
    transcript: transcriptOf(file),
    transcriptText: file.transcriptText,
    downloadUrl,
    downloadUrlExpiresAt: downloadUrl === null ? null : conveniencesUntil,
    thumbnailUrl,
    thumbnailUrlExpiresAt: thumbnailUrl === null ? null : conveniencesUntil,
    thumbnailSource: source(thumbnail, signed("thumbnail"), until),
    previewSource: source(preview, signed("preview"), until),
    downloadSource: {
      status: file.hasBytes ? "ready" : downloadWithoutBytes(file),
      url: file.hasBytes ? signed("download") : null,
      expiresAt: file.hasBytes ? until : null,
      width: file.width,
      height: file.height,
      fileBytes: file.bytes,
    },
    hlsSource: source(hls, until === null || playlist === null ? null : urls.hls(file.fileId, playlist, until), until),
    storyboardSource: source(
      storyboard,
      until === null || index === null ? null : urls.storyboard(file.fileId, index, until),
      until,
    ),
    waveformSource: source(waveform, signed("waveform"), until),
    pageCount: preview.pages ?? null,
    isPublicPreviewEnabled: isPublic,
    staticPublicPreviewSource: file.publicId === null ? null : staticSource(file, urls.publicStatic(file.publicId)),
    publicHlsUrl: publicPlaybackId === null || playlist === null ? null : urls.publicHls(publicPlaybackId, playlist),
    publicPlaybackId,
    // There only for what a tool has made.
    ...(file.sourceToolType === null ? {} : { sourceToolType: file.sourceToolType }),
    ...(file.sourceToolExecutionId === null ? {} : { sourceToolExecutionId: file.sourceToolExecutionId }),
    fileAnalysisMetadata: {
      analysisLoadingState: file.analysisState,
      analysisProgressPercentage: file.analysisPercent,
      analysisAttemptIndex: file.analysisAttempt,
      ...(file.analysisError === null ? {} : { analysisErrorMessage: file.analysisError }),
    },
  };
}

function downloadWithoutBytes(file: StoredFile): "pending" | "failed" | "skipped" {
  if (file.bytesRemovedAt !== null) return "skipped";
  return file.uploadFailedAt === null ? "pending" : "failed";
}

/** What the permanent public copy of a file is: its preview where there is one, else the original. */
export function staticPublicRendition(
  file: Pick<StoredFile, "hasBytes" | "renditions">,
): "preview" | "original" | "pending" {
  if (!file.hasBytes || file.renditions.preview.status === "pending") return "pending";
  return file.renditions.preview.status === "ready" ? "preview" : "original";
}

function staticSource(file: StoredFile, url: string): FileSource {
  const which = staticPublicRendition(file);
  if (which === "pending") return source({ status: "pending" }, null, null);
  if (which === "preview") return { ...source(file.renditions.preview, url, null), expiresAt: null };
  return { status: "ready", url, expiresAt: null, width: file.width, height: file.height, fileBytes: file.bytes };
}

function source(rendition: Rendition, url: string | null, expiresAt: number | null): FileSource {
  const ready = rendition.status === "ready" && url !== null;
  return {
    status: rendition.status,
    url: ready ? url : null,
    expiresAt: ready ? expiresAt : null,
    width: rendition.width ?? null,
    height: rendition.height ?? null,
    fileBytes: rendition.bytes ?? null,
  };
}

function transcriptOf(file: StoredFile): TimedTranscript | null {
  if (file.transcriptWords === null) return null;
  return timedTranscriptSchema.parse({ languageCode: file.languageCode, words: JSON.parse(file.transcriptWords) });
}
