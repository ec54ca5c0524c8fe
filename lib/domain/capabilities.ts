import { z } from "zod";

/** What a backend may lack. A new value may be added at any time. */
export const features = [
  "semantic_search",
  "archive",
  "delete_permanently",
  "hls",
  "thumbnails",
  "transcript",
  "analysis",
  "webhooks",
  "hourly_limits",
] as const;
export type Feature = (typeof features)[number];

/** Why it lacks it, for the words beside the absent control. */
export const absenceReasons = [
  /** The API has no such call and nothing that stands in for it. */
  "not_offered",
  /** It deletes for good instead. */
  "deletes_only",
  /** It archives instead, and keeps what was archived. */
  "archives_only",
  /** It finds by name. */
  "name_search_only",
  /** It has the originals and makes nothing of them. */
  "originals_only",
] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** What a backend can do, as data: a control for what it cannot is not shown. */
export const capabilitiesSchema = z.object({
  /** How it finds: by meaning, by the words of what is said and written, by name, or not at all. */
  search: z.enum(["semantic", "words", "name", "none"]),
  archive: z.boolean(),
  /** Deletes record and bytes: nothing brings them back. */
  deletePermanently: z.boolean(),
  publicPreview: z.boolean(),
  /** `direct`: the browser sends to a signed URL of the backend; `through_server`: by way of our own server. */
  upload: z.enum(["direct", "through_server", "none"]),
  /** The largest file that an upload may have, in bytes; null when no limit is known. */
  mostUploadBytes: z.number().nullable(),
  /**
   * How what plays reaches a person who is signed in. `through_server` where addresses end within minutes and nothing
   * but a new one would mend that: our own address stays.
   */
  playback: z.enum(["direct", "through_server"]),
  hls: z.boolean(),
  transcript: z.boolean(),
  /** It says by itself that something has changed. */
  webhooks: z.boolean(),
  /** `made`: the backend makes them; `own_bytes`: an image's own bytes, and for a video one taken in the browser. */
  thumbnails: z.enum(["made", "own_bytes"]),
  /** How its list can be asked for beside "most recently updated first". */
  list: z.object({
    sorts: z.array(z.enum(["updated", "created", "name", "size"])),
    filters: z.array(z.enum(["type", "public", "name"])),
  }),
  /** What it lacks, and why. */
  absent: z.partialRecord(z.enum(features), z.enum(absenceReasons)),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
