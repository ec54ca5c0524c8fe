import type { z } from "zod";
import type { FileList, SearchResults, Status, UploadRequest, UploadTicket } from "@/lib/domain/api";
import type { BackendKey } from "@/lib/domain/backends";
import type { ErrorCode, Requirement } from "@/lib/domain/errors";
import type { MediaFile, Rendition } from "@/lib/domain/media-file";
import type { ArchiveRequest, PendingArchives, UndoAnswer } from "@/lib/domain/pending-archives";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";

/** A failed call to our own API. `message` is already written for the person at the page. `status` is 0 when no answer arrived. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly code: ErrorCode | "offline",
    message: string,
    readonly status: number,
    readonly retryAfterSeconds?: number,
    readonly requirement?: Requirement,
  ) {
    super(message);
  }
}

type Call = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Goes on while the page is being closed, where the body is small enough for that. */
  outlivesPage?: boolean;
};

/** Browsers take no more from pages that are being closed. */
const mostLastCharacters = 20_000;

type Schemas = Awaited<ReturnType<typeof loadSchemas>>;

/** The schemas weigh more than the page itself: they come while the answer is on its way, not before the page is alive. */
async function loadSchemas() {
  const [answers, archives, { errorEnvelopeSchema }, { backendChoiceAnswerSchema }] = await Promise.all([
    import("@/lib/domain/api"),
    import("@/lib/domain/pending-archives"),
    import("@/lib/domain/errors"),
    import("@/lib/domain/backends"),
  ]);
  return { ...answers, ...archives, errorEnvelopeSchema, backendChoiceAnswerSchema };
}

async function call<T>(
  path: string,
  pickAnswer: (schemas: Schemas) => z.ZodType<T>,
  { method = "GET", body, signal, outlivesPage = false }: Call = {},
): Promise<T> {
  const text = failureTexts(pageLocale());
  const sent = body === undefined ? null : JSON.stringify(body);
  let response: Response;
  let schemas: Schemas;
  try {
    [response, schemas] = await Promise.all([
      fetch(path, {
        method,
        signal: signal ?? null,
        keepalive: outlivesPage && (sent?.length ?? 0) < mostLastCharacters,
        ...(sent === null ? {} : { body: sent, headers: { "content-type": "application/json" } }),
      }),
      loadSchemas(),
    ]);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError("offline", text.unreachable, 0);
  }
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const failure = schemas.errorEnvelopeSchema.safeParse(json);
    if (!failure.success) throw new ApiError("internal", text.answeredWith(response.status), response.status);
    const { code, message, retryAfterSeconds, requirement } = failure.data.error;
    throw new ApiError(code, message, response.status, retryAfterSeconds, requirement);
  }
  const parsed = pickAnswer(schemas).safeParse(json);
  if (!parsed.success) {
    throw new ApiError("internal", text.pageIsOld, response.status);
  }
  return parsed.data;
}

export const filePath = (fileId: string) => `/api/files/${encodeURIComponent(fileId)}`;

type ListRequest = {
  cursor?: string;
  limit?: number;
  /** Nobody waits for it: it may be turned away when the hour's budget runs low. */
  background?: boolean;
  /** Something is known to be changing: what the server remembers is not good enough. */
  fresh?: boolean;
};

export function listFiles(request: ListRequest, signal?: AbortSignal): Promise<FileList> {
  const query = new URLSearchParams();
  if (request.cursor) query.set("cursor", request.cursor);
  if (request.limit) query.set("limit", String(request.limit));
  if (request.background) query.set("background", "true");
  if (request.fresh) query.set("fresh", "true");
  return call(`/api/files?${query}`, (schemas) => schemas.fileListSchema, { signal });
}

/** `typing`: nobody asked for it with Enter yet, so it is turned away (`rate_limited`) when the hour's searches run low. */
export function searchFiles(
  query: string,
  { typing }: { typing: boolean },
  signal?: AbortSignal,
): Promise<SearchResults> {
  return call("/api/files/search", (schemas) => schemas.searchResultsSchema, {
    method: "POST",
    body: { query, numResults: 100, typing },
    signal,
  });
}

/** The file with its sources signed. */
export async function getFile(fileId: string, signal?: AbortSignal): Promise<MediaFile> {
  return (await call(filePath(fileId), (schemas) => schemas.fileAnswerSchema, { signal })).file;
}

/** The same with sources signed anew, for when one that was given out is refused. */
export async function renewFile(fileId: string, signal?: AbortSignal): Promise<MediaFile> {
  return (await call(`${filePath(fileId)}?renew=true`, (schemas) => schemas.fileAnswerSchema, { signal })).file;
}

export function createUpload(request: UploadRequest, signal?: AbortSignal): Promise<UploadTicket> {
  return call("/api/files", (schemas) => schemas.uploadTicketSchema, { method: "POST", body: request, signal });
}

/** Archives after a moment in which anyone can undo it. Sent again it does nothing new. */
export function requestArchives(body: ArchiveRequest): Promise<PendingArchives> {
  const request = { method: "POST", body, outlivesPage: true } as const;
  return call("/api/archives", (schemas) => schemas.pendingArchivesSchema, request);
}

export function getPendingArchives(): Promise<PendingArchives> {
  return call("/api/archives", (schemas) => schemas.pendingArchivesSchema);
}

export function undoArchives(group: string): Promise<UndoAnswer> {
  const request = { method: "POST", outlivesPage: true } as const;
  return call(`/api/archives/${group}/undo`, (schemas) => schemas.undoAnswerSchema, request);
}

/** The moment to undo begins anew. */
export function holdArchives(group: string): Promise<PendingArchives> {
  return call(`/api/archives/${group}/hold`, (schemas) => schemas.pendingArchivesSchema, { method: "POST" });
}

export async function setPublicPreview(fileId: string, enabled: boolean): Promise<MediaFile> {
  return (
    await call(`${filePath(fileId)}/public-preview`, (schemas) => schemas.fileAnswerSchema, {
      method: "PUT",
      body: { enabled },
    })
  ).file;
}

/** A file that may be opened next, asked for in the share of calls that nobody would miss. */
export async function foreseeFile(fileId: string, signal?: AbortSignal): Promise<MediaFile> {
  return (await call(`${filePath(fileId)}?background=true`, (schemas) => schemas.fileAnswerSchema, { signal })).file;
}

/** Deletes record and bytes for good. `displayName` is the name as it was answered; another one is refused (`conflict`). */
export async function deleteFile(fileId: string, displayName: string): Promise<void> {
  await call(filePath(fileId), (schemas) => schemas.deletedAnswerSchema, { method: "DELETE", body: { displayName } });
}

/** Makes this browser look at another backend. Pages that are open still show the one before: load them anew. */
export async function chooseBackend(backend: BackendKey): Promise<void> {
  await call("/api/backends", (schemas) => schemas.backendChoiceAnswerSchema, { method: "PUT", body: { backend } });
}

export async function endSession(): Promise<void> {
  await call("/api/session", (schemas) => schemas.deletedAnswerSchema, { method: "DELETE" });
}

/** The bytes of a file from our own origin, with ranges. They stay that backend's when another one is chosen meanwhile. */
export function bytesPath(fileId: string, backend: BackendKey): string {
  return `${filePath(fileId)}/bytes?backend=${backend}`;
}

/** A stable address: it answers with the picture, or sends the browser to a freshly signed one. */
export function thumbnailPath(fileId: string): string {
  return `${filePath(fileId)}/thumbnail`;
}

/** A stable address: it sends the browser to the original, signed at that moment, so that it never leads to a dead URL. */
export function downloadPath(fileId: string, backend: BackendKey): string {
  return `${filePath(fileId)}/download?backend=${backend}`;
}

/** A stable address of one rendition, which leads to its URL signed at that moment. */
export function renditionPath(fileId: string, rendition: Rendition): string {
  return `${filePath(fileId)}/renditions/${rendition}`;
}

/** How Vitrine stands towards its backend. `test` asks the backend now; else the answer may be half a minute old. */
export function getStatus({ test }: { test: boolean }, signal?: AbortSignal): Promise<Status> {
  return call(test ? "/api/status?test=true" : "/api/status", (schemas) => schemas.statusSchema, { signal });
}
