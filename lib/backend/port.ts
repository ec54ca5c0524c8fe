import type { Capabilities, FileList, listSorts, SearchResults, UploadRequest } from "@/lib/domain/api";
import type { ErrorCode, Requirement } from "@/lib/domain/errors";
import type { MediaFile } from "@/lib/domain/media-file";

/** The one failure an adapter throws. `status` is the backend's HTTP status, 0 when none arrived. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly requirement: Requirement | undefined;
  /** The part of our request that the backend did not accept, by its name there. */
  readonly refusedField: string | undefined;

  constructor(
    code: ErrorCode,
    details: {
      status: number;
      retryAfterSeconds?: number;
      requirement?: Requirement;
      refusedField?: string;
      cause?: unknown;
    },
  ) {
    super(code, { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.requirement = details.requirement;
    this.refusedField = details.refusedField;
  }

  /** Next bundles pages and route handlers apart, each with its own copy of this class: an error of one is an error of all. */
  static override [Symbol.hasInstance](value: unknown): value is BackendError {
    return value instanceof Error && value.name === "BackendError";
  }
}

/**
 * Who waits for a call, the most urgent first: `person` someone waits for this very answer; `view` it fills something
 * in view; `typing` it would be of use before the person says so; `background` nobody would miss it now.
 */
export type Priority = "person" | "view" | "typing" | "background";

export type CallOptions = { signal?: AbortSignal; priority?: Priority; admission?: Admission };

/** A call that the gate was asked for beforehand: of the calls that are given it, the first uses it. */
export type Admission = { isUsed: boolean; readonly whenAdmitted: Promise<void> };

/** Calls that share one limit. `change` has none that is documented. */
export type CallGroup = "read" | "hydrate" | "upload" | "search" | "change";

/** What an answer said of the limit of its group, each null when it did not. */
export type LimitReport = {
  limit: number | null;
  remaining: number | null;
  resetsInSeconds: number | null;
  /** When it was sent, by the sender's clock, in milliseconds since the epoch. */
  sentAtMs: number | null;
};

/** What became of a request: `unsent` surely did not count, `limited` was turned away by the limit. */
export type Settlement = {
  outcome: "answered" | "limited" | "lost" | "unsent";
  report: LimitReport | null;
  retryAfterSeconds: number | undefined;
};

/** Stands between an adapter and the wire: asked before each request, told of what became of each that it let through. */
export type Gate = {
  /** Throws `BackendError` (`rate_limited`, with the wait) when the request must not be sent now. */
  admit(group: CallGroup, options: CallOptions): Promise<void>;
  /** Never throws. */
  settle(group: CallGroup, settlement: Settlement): Promise<void> | void;
};

/** Beside `cursor` and `limit` only what `capabilities.list` names. A cursor belongs to the order and filters it came from. */
export type ListQuery = {
  cursor?: string;
  limit: number;
  sort?: { by: (typeof listSorts)[number]; descending: boolean };
  type?: string;
  isPublic?: boolean;
  /** Part of the name. */
  name?: string;
};

/** Where the browser sends the bytes of the file that was created. */
export type DirectTicket = { fileId: string; uploadUrl: string };

/** A file on its way through our server. Its bytes are never held whole. */
export type OutgoingFile = {
  name: string;
  contentType: string;
  /** Null when it is not known before the end. More or fewer than said fail the upload. */
  bytes: number | null;
  stream: ReadableStream<Uint8Array>;
};

/** The bytes of a file as the backend answers them; `status` 206 when it answered a range. */
export type FileBytes = {
  status: 200 | 206;
  contentType: string | null;
  contentLength: string | null;
  contentRange: string | null;
  body: ReadableStream<Uint8Array>;
};

/** Something that happened to a file, as the backend tells it by itself. */
export type FileEvent = {
  event: string;
  fileId: string;
  /** Seconds since the epoch, by the backend's clock. */
  occurredAt: number;
  /** Of events of one second, the one with the higher stage came later; the order of equals is not known. */
  stage: number;
  /** Null when what was told of the file cannot be read. */
  file: MediaFile | null;
};

export type WebhookEndpoint = {
  endpointId: string;
  url: string;
  events: readonly string[];
  secretLast4: string | null;
};

/** How the backend tells of events: Standard Webhooks, sent to endpoints that are registered with it. */
export type Webhooks = {
  /** Every event of files that there is. */
  readonly fileEvents: readonly string[];
  /** The meaning of a payload whose signature was right; null for events that are not of files, or not known here. */
  readEvent(payload: unknown): FileEvent | null;
  list(options?: CallOptions): Promise<WebhookEndpoint[]>;
  /** The secret is told here and never again. */
  create(
    request: { url: string; events: readonly string[]; description: string },
    options?: CallOptions,
  ): Promise<WebhookEndpoint & { secret: string }>;
  /** Nothing happens when it is gone already. */
  remove(endpointId: string, options?: CallOptions): Promise<void>;
};

/** A files API as the dashboard needs it. Every method throws `BackendError` and nothing else; `unsupported` for what `capabilities` denies. */
export type Backend = {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Null where `capabilities.webhooks` is false: the backend tells of nothing by itself. */
  readonly webhooks: Webhooks | null;
  /** Answers when the backend is reachable and takes our key. */
  checkConnection(options?: CallOptions): Promise<{ account: string }>;
  /** Most recently updated first, where the query says no other order. URLs may be missing or expired. */
  list(query: ListQuery, options?: CallOptions): Promise<FileList>;
  search(request: { query: string; numResults: number }, options?: CallOptions): Promise<SearchResults>;
  /** Cheap; URLs may be missing or expired. */
  get(fileId: string, options?: CallOptions): Promise<MediaFile>;
  /** Dear (2,500 an hour for a whole team on VideoGen); every available source comes freshly signed. */
  hydrate(fileId: string, options?: CallOptions): Promise<MediaFile>;
  /** Only where `capabilities.upload` is `direct`. */
  createUpload(request: UploadRequest, options?: CallOptions): Promise<DirectTicket>;
  /** Only where `capabilities.upload` is `through_server`: several files in one call, and what became of each, in order. */
  sendFiles(
    request: { files: readonly OutgoingFile[]; isPublic: boolean },
    options?: CallOptions,
  ): Promise<MediaFile[]>;
  /** Only where `capabilities.upload` is `through_server`. `range` is the value of a Range header. */
  openBytes(fileId: string, request: { range?: string }, options?: CallOptions): Promise<FileBytes>;
  /** Cannot be undone on VideoGen. */
  archive(fileId: string, options?: CallOptions): Promise<MediaFile>;
  /** Record and bytes are gone for good. */
  deletePermanently(fileId: string, options?: CallOptions): Promise<void>;
  setPublicPreview(fileId: string, enabled: boolean, options?: CallOptions): Promise<MediaFile>;
};

/** For the methods that a backend has no call for. */
export function unsupported(): Promise<never> {
  return Promise.reject(new BackendError("unsupported", { status: 0 }));
}
