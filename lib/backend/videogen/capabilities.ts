import type { Capabilities } from "@/lib/domain/api";

export const videogenCapabilities: Capabilities = {
  search: "semantic",
  archive: true,
  deletePermanently: false,
  publicPreview: true,
  upload: "direct",
  mostUploadBytes: null,
  playback: "direct",
  hls: true,
  transcript: true,
  webhooks: true,
  thumbnails: "made",
  list: { sorts: [], filters: [] },
  absent: { delete_permanently: "archives_only" },
};
