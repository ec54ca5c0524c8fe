import { z } from "zod";
import { mediaFileSchema, renditions, transcriptWordSchema } from "./media-file";

/** Requests and answers of the dashboard's own API under /api, shared by its routes and its browser code. */

export const listSorts = ["updated", "created", "name", "size"] as const;
export const listFilters = ["type", "public", "name"] as const;

export const listRequestSchema = z.object({
  cursor: z.string().min(1).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .transform((limit) => Math.min(limit, 200)),
  /** Nobody waits for it: the first to be done without when the hour's calls run low. */
  background: z.stringbool().default(false),
  /** Asked while something is known to be changing: an answer from before is not good enough. */
  fresh: z.stringbool().default(false),
  /** Only what the backend's capabilities name under `list`; everything else answers `unsupported`. */
  sort: z.enum(listSorts).optional(),
  descending: z.stringbool().optional(),
  type: z.string().max(50).optional(),
  public: z.stringbool().optional(),
  name: z.string().max(1000).optional(),
});
export type ListRequest = z.infer<typeof listRequestSchema>;

export const fileListSchema = z.object({
  files: z.array(mediaFileSchema),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
  /** When the backend said so, in seconds since the epoch; missing where that is not known. */
  asOf: z.number().optional(),
  /** Changes when an archive is asked for, undone or done; missing where nothing is archived. */
  archivesVersion: z.string().optional(),
});
export type FileList = z.infer<typeof fileListSchema>;

export const searchRequestSchema = z.object({
  query: z.string().trim().min(1).max(1000),
  numResults: z.number().int().min(1).max(100).default(50),
  /** Sent while the person still types: done without when the hour's searches run low. */
  typing: z.boolean().default(false),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const searchResultsSchema = z.object({
  results: z.array(z.object({ similarity: z.number(), file: mediaFileSchema })),
});
export type SearchResults = z.infer<typeof searchResultsSchema>;

export const uploadRequestSchema = z.object({
  displayName: z.string().trim().min(1).max(1000),
  transcript: z.object({ languageCode: z.string().optional(), words: z.array(transcriptWordSchema).min(1) }).optional(),
  /** How many bytes will be sent: what is too large for the way they take is refused before they are. */
  bytes: z.number().int().min(0).optional(),
});
export type UploadRequest = z.infer<typeof uploadRequestSchema>;

/**
 * `uploadUrl` takes one PUT of the raw bytes, from the browser, without any Authorization header. Where the bytes pass
 * through our server, `fileId` is null: the PUT's own answer names it (`arrivedFileSchema`).
 */
export const uploadTicketSchema = z.object({ fileId: z.string().nullable(), uploadUrl: z.string() });
export type UploadTicket = z.infer<typeof uploadTicketSchema>;

/** What our own server answers to the PUT of a file's bytes. */
export const arrivedFileSchema = z.object({ fileId: z.string() });

/** The query of our own `uploadUrl`: one file, whose bytes are the request's body. */
export const uploadedBytesSchema = z.object({
  name: z.string().trim().min(1).max(1000),
  bytes: z.coerce.number().int().min(1).optional(),
  public: z.stringbool().default(false),
});

/** Deleting for good asks for the name as it was answered. */
export const deletionSchema = z.object({ displayName: z.string().min(1) });

/** An answer without a body. */
export const deletedAnswerSchema = z.null();

export const publicPreviewRequestSchema = z.object({ enabled: z.boolean() });

export const fileAnswerSchema = z.object({ file: mediaFileSchema });

export { type Capabilities, capabilitiesSchema } from "./capabilities";

export const healthSchema = z.object({
  status: z.enum(["ok", "degraded"]),
  backend: z.enum(["ok", "unreachable", "key_rejected"]),
});
export type Health = z.infer<typeof healthSchema>;

export const statusRequestSchema = z.object({
  /** Someone pressed "Test again": ask the backend now instead of telling the last answer. */
  test: z.stringbool().default(false),
});

/** How a group of calls stands against its hourly limit. Times are seconds since the epoch. */
export const budgetSchema = z.object({
  group: z.enum(["read", "hydrate", "upload", "search"]),
  limit: z.number(),
  remaining: z.number(),
  /** Null before the first call of an hour. */
  resetsAt: z.number().nullable(),
  /** Used by the end of the hour if it goes on like the last ten minutes; never above the limit. */
  forecastUsed: z.number(),
  /** Null when it lasts. */
  runsOutAt: z.number().nullable(),
  /** The backend asked to wait until then. */
  pausedUntil: z.number().nullable(),
});
export type BudgetStatus = z.infer<typeof budgetSchema>;

/** Whether the backend tells of its events by itself. */
export const realtimeSchema = z.object({
  /** `off` no secret is set, so nothing can be believed; `waiting` none has come yet; `live` they come. */
  state: z.enum(["live", "waiting", "off"]),
  lastEventAt: z.number().nullable(),
});
export type Realtime = z.infer<typeof realtimeSchema>;

/** What open pages are told when something happened to a file (`GET /api/events`, event `file`). */
export const fileNewsSchema = z.object({
  /** VideoGen's name of the event; new ones may come. */
  event: z.string(),
  fileId: z.string(),
  /** The file as the API itself would give it now; null when the event said nothing readable of it, so that it must be asked for. */
  file: mediaFileSchema.nullable(),
});
export type FileNews = z.infer<typeof fileNewsSchema>;

export const degradedSchema = z.object({
  /** A newer server may name one that this page has no words for. */
  what: z.enum(["background_sync", "storyboards", "search_as_you_type", "hydrated_thumbnails", "other"]).catch("other"),
  group: budgetSchema.shape.group,
  why: z.enum(["limited", "used_up", "kept", "testing"]),
  /** When it may be back. */
  until: z.number(),
});

export const statusSchema = z.object({
  /** The server's clock, from which every other time here is to be counted: the browser's may be wrong. */
  now: z.number(),
  backend: z.string(),
  connection: z.object({
    state: z.enum(["ok", "limited", "unreachable", "key_rejected"]),
    account: z.string().nullable(),
    checkedAt: z.number(),
  }),
  budgets: z.array(budgetSchema),
  /** What is done without at present, in the order in which it was let go. */
  degraded: z.array(degradedSchema),
  realtime: realtimeSchema,
});
export type Status = z.infer<typeof statusSchema>;

/** A file that has only a storage location is named by it, which may be long. */
export const fileParamsSchema = z.object({ id: z.string().min(1).max(2000) });

export const renditionParamsSchema = fileParamsSchema.extend({ rendition: z.enum(renditions) });

export const fileRequestSchema = z.object({
  /** The URLs given so far were refused: sign others, whatever their time says. */
  renew: z.stringbool().default(false),
  /** It may be opened next, and nobody waits for it: done without when the hour's calls run low. */
  background: z.stringbool().default(false),
});

export const passcodeSchema = z.object({ passcode: z.string().min(1).max(1000) });
