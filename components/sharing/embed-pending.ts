import { isPlayable, type MediaFile } from "@/lib/domain/media-file";

/** True from turning sharing on until the public copy can be shown: the backend makes it in its own time. */
export function isEmbedPending(file: MediaFile): boolean {
  if (!file.isPublicPreviewEnabled) return false;
  const { fileUrl, hlsUrl, playbackId } = file.publicPreview;
  return isPlayable(file) ? !hlsUrl && !playbackId : !fileUrl;
}
