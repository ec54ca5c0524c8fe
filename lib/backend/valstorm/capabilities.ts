import { type Capabilities, listFilters, listSorts } from "@/lib/domain/api";

/** What Valstorm's Files API can do, and why not the rest. */
export function valstormCapabilities(mostUploadBytes: number | null): Capabilities {
  return {
    search: "name",
    archive: false,
    deletePermanently: true,
    publicPreview: true,
    upload: "through_server",
    mostUploadBytes,
    playback: "through_server",
    hls: false,
    transcript: false,
    webhooks: false,
    thumbnails: "own_bytes",
    list: { sorts: [...listSorts], filters: [...listFilters] },
    absent: {
      semantic_search: "name_search_only",
      archive: "deletes_only",
      hls: "originals_only",
      thumbnails: "originals_only",
      transcript: "originals_only",
      analysis: "originals_only",
      webhooks: "not_offered",
      hourly_limits: "not_offered",
    },
  };
}
