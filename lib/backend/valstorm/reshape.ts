import type { MediaFile, Source } from "@/lib/domain/media-file";
import { fileIdOf } from "./file-id";
import { fileType } from "./file-type";
import type { FileRecord } from "./record";

/** A larger original is not drawn as a tile: a page of sixty would cost too much. */
export const mostThumbnailBytes = 8_000_000;

/** Of a record: the URL of its bytes and when it ends, in seconds since the epoch; null without a token. */
export type StreamUrl = (record: FileRecord) => { url: string; expiresAt: number } | null;

/** A record as the one form the dashboard knows. There is one rendition, the original; an image is its own thumbnail. */
export function toMediaFile(record: FileRecord, streamUrl: StreamUrl): MediaFile {
  const type = fileType(record.content_type, record.extension ?? endingOf(record.name ?? record.location));
  const stream = streamUrl(record);
  const original: Source = {
    status: "ready",
    url: stream?.url ?? null,
    expiresAt: stream?.expiresAt ?? null,
    width: null,
    height: null,
    bytes: record.file_size ?? null,
  };
  const isOwnThumbnail = type === "IMAGE" && (record.file_size ?? 0) <= mostThumbnailBytes;
  const isPublic = record.is_public ?? false;
  return {
    fileId: fileIdOf(record),
    displayName: record.name?.trim() || lastPart(record.location) || fileIdOf(record),
    type,
    scope: "GLOBAL",
    description: null,
    durationSeconds: null,
    pageCount: null,
    transcript: null,
    sources: {
      thumbnail: isOwnThumbnail ? original : { ...none, status: "skipped" },
      preview: null,
      download: original,
      hls: null,
      storyboard: null,
      waveform: null,
    },
    isPublicPreviewEnabled: isPublic,
    publicPreview: { fileUrl: (isPublic && webAddress(record.link)) || null, hlsUrl: null, playbackId: null },
    provenance: null,
    processing: { state: "done", percent: null, reason: null },
  };
}

const none = { url: null, expiresAt: null, width: null, height: null, bytes: null };

/** A record that says it is deleted is none. */
export function isThere({ status }: FileRecord): boolean {
  return !["deleted", "removed", "archived"].includes((status ?? "").toLowerCase());
}

/** Outsiders' browsers are sent there: nothing but an address of the web will do. */
function webAddress(link: string | null | undefined): string | null {
  return link && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : null;
}

function lastPart(location: string | null | undefined): string | undefined {
  return location?.split("/").findLast((part) => part.trim() !== "");
}

function endingOf(name: string | null | undefined): string | undefined {
  return name?.match(/\.([a-z0-9]{1,8})$/i)?.[1];
}
