import type { MediaFile } from "./media-file";

/** A file for unit tests. */
export function aFile(changes: Partial<MediaFile> = {}): MediaFile {
  return {
    fileId: "f1",
    displayName: "clip.mp4",
    type: "VIDEO",
    scope: "GLOBAL",
    description: null,
    durationSeconds: null,
    pageCount: null,
    transcript: null,
    sources: { thumbnail: null, preview: null, download: null, hls: null, storyboard: null, waveform: null },
    isPublicPreviewEnabled: false,
    publicPreview: { fileUrl: null, hlsUrl: null, playbackId: null },
    provenance: null,
    processing: null,
    ...changes,
  };
}
