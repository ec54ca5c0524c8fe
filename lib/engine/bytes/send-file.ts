import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { isMissing } from "../store/library-folder";
import { byteHeaders } from "./content-safety";
import { parseRange } from "./range";

export type Sendable = {
  path: string;
  contentType: string;
  /** Left out for what may be shown. */
  disposition?: string;
  cacheControl: string;
  /** Unchanging name of the content; worked out from size and time when absent. */
  entityTag?: string;
};

/** Small answers go out in one piece. */
const ONE_PIECE = 256 * 1024;

/** Sends a file with Range and conditional requests, straight from disk. False when it is not there. */
export async function sendFile(incoming: IncomingMessage, outgoing: ServerResponse, what: Sendable): Promise<boolean> {
  const file = await openExisting(what.path);
  if (!file) return false;
  try {
    await sendOpened(incoming, outgoing, what, file);
  } catch (error) {
    // Players and browsers cut connections all the time; what cannot be sent any more is no failure of ours.
    if (!outgoing.destroyed && !incoming.destroyed) throw error;
  } finally {
    await file.close();
  }
  return true;
}

async function sendOpened(incoming: IncomingMessage, outgoing: ServerResponse, what: Sendable, file: FileHandle) {
  const { size, mtime } = await file.stat();
  const tag = what.entityTag ?? `"${size.toString(16)}-${Math.floor(mtime.getTime()).toString(16)}"`;
  const modified = mtime.toUTCString();
  for (const [name, value] of Object.entries(byteHeaders)) outgoing.setHeader(name, value);
  outgoing.setHeader("Cache-Control", what.cacheControl);
  outgoing.setHeader("ETag", tag);
  outgoing.setHeader("Last-Modified", modified);
  if (incoming.headers["if-none-match"] === tag) {
    outgoing.writeHead(304).end();
    return;
  }
  outgoing.setHeader("Accept-Ranges", "bytes");
  outgoing.setHeader("Content-Type", what.contentType);
  if (what.disposition) outgoing.setHeader("Content-Disposition", what.disposition);
  const condition = incoming.headers["if-range"];
  const stale = condition !== undefined && condition !== tag && condition !== modified;
  const range = parseRange(stale ? undefined : incoming.headers.range, size);
  if (range === "unsatisfiable") {
    outgoing.writeHead(416, { "Content-Range": `bytes */${size}`, "Content-Length": 0 }).end();
    return;
  }
  const start = range === "whole" ? 0 : range.start;
  const end = range === "whole" ? size - 1 : range.end;
  const length = end - start + 1;
  if (range !== "whole") outgoing.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  outgoing.writeHead(range === "whole" ? 200 : 206, { "Content-Length": length });
  if (incoming.method === "HEAD" || length === 0) {
    outgoing.end();
  } else if (length <= ONE_PIECE) {
    const piece = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(piece, 0, length, start);
    outgoing.end(piece.subarray(0, bytesRead));
  } else {
    await pipeline(file.createReadStream({ start, end, autoClose: false, highWaterMark: ONE_PIECE }), outgoing);
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && "code" in error && error.code === "ENOTDIR")) return undefined;
    throw error;
  }
}
