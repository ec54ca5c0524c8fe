import { BackendError, type CallOptions, type FileBytes } from "../port";
import { connectionFailure } from "./client";
import { address, usualTiming, type ValstormConfig } from "./config";
import type { FileRef } from "./file-id";
import { refusalOf } from "./refusal";
import type { StreamTokens } from "./stream-tokens";

/** The path of a file's stream, with the token that lets anyone have it for as long as the token lives. */
export function streamPath(ref: FileRef, token: string): string {
  if ("id" in ref) return `/files/stream/${encodeURIComponent(ref.id)}?${new URLSearchParams({ token })}`;
  return `/files/stream?${new URLSearchParams({ location: ref.location, token })}`;
}

/** Opens a file's bytes with our key. A range is understood by the stream alone, which wants a token of its own. */
export async function openBytes(
  config: ValstormConfig,
  tokens: StreamTokens,
  ref: FileRef,
  { range }: { range?: string },
  options?: CallOptions,
): Promise<FileBytes> {
  if (range === undefined) return fetchBytes(config, await wholeFile(config, ref), options);
  const { token } = await tokens.take();
  return fetchBytes(config, { path: streamPath(ref, token), init: { headers: { range } } }, options);
}

type Wanted = { path: string; init: RequestInit };

async function wholeFile({ token }: ValstormConfig, ref: FileRef): Promise<Wanted> {
  const authorization = `Bearer ${token}`;
  if ("id" in ref) return { path: `/files/${encodeURIComponent(ref.id)}`, init: { headers: { authorization } } };
  const headers = { authorization, "content-type": "application/json" };
  return { path: "/files/location", init: { method: "POST", headers, body: JSON.stringify(ref) } };
}

async function fetchBytes(config: ValstormConfig, { path, init }: Wanted, options?: CallOptions): Promise<FileBytes> {
  const { answerWithinMs } = { ...usualTiming, ...config.timing };
  const begun = new AbortController();
  const late = new DOMException("no answer", "TimeoutError");
  const timer = setTimeout(() => begun.abort(late), answerWithinMs);
  const signal = options?.signal ? AbortSignal.any([options.signal, begun.signal]) : begun.signal;
  try {
    const response = await fetch(address(config, path), { ...init, signal, cache: "no-store" });
    if (!response.ok) throw refusalOf(response.status, response.headers, await response.text());
    const { body, headers } = response;
    if (!body) throw new BackendError("backend_bad_answer", { status: response.status });
    return {
      status: response.status === 206 ? 206 : 200,
      contentType: headers.get("content-type"),
      contentLength: headers.get("content-length"),
      contentRange: headers.get("content-range"),
      body,
    };
  } catch (cause) {
    options?.signal?.throwIfAborted();
    throw cause instanceof BackendError ? cause : connectionFailure(begun.signal.aborted ? late : cause);
  } finally {
    clearTimeout(timer);
  }
}
