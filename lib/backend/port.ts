import type { Capabilities, FileList, SearchResults, UploadRequest, UploadTicket } from "@/lib/domain/api";
import type { ErrorCode, Requirement } from "@/lib/domain/errors";
import type { MediaFile } from "@/lib/domain/media-file";

/** The one failure an adapter throws. `status` is the backend's HTTP status, 0 when none arrived. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly requirement: Requirement | undefined;

  constructor(
    code: ErrorCode,
    details: { status: number; retryAfterSeconds?: number; requirement?: Requirement; cause?: unknown },
  ) {
    super(code, { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.requirement = details.requirement;
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

export type CallOptions = { signal?: AbortSignal; priority?: Priority };

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
  settle(group: CallGroup, settlement: Settlement): void;
};

/** A files API as the dashboard needs it. Every method throws `BackendError` and nothing else. */
export type Backend = {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Answers when the backend is reachable and takes our key. */
  checkConnection(options?: CallOptions): Promise<{ account: string }>;
  /** Most recently updated first. URLs may be missing or expired. */
  list(request: { cursor?: string; limit: number }, options?: CallOptions): Promise<FileList>;
  search(request: { query: string; numResults: number }, options?: CallOptions): Promise<SearchResults>;
  /** Cheap; URLs may be missing or expired. */
  get(fileId: string, options?: CallOptions): Promise<MediaFile>;
  /** Dear (2,500 an hour for a whole team on VideoGen); every available source comes freshly signed. */
  hydrate(fileId: string, options?: CallOptions): Promise<MediaFile>;
  createUpload(request: UploadRequest, options?: CallOptions): Promise<UploadTicket>;
  /** Cannot be undone on VideoGen. */
  archive(fileId: string, options?: CallOptions): Promise<MediaFile>;
  setPublicPreview(fileId: string, enabled: boolean, options?: CallOptions): Promise<MediaFile>;
};
