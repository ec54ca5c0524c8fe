import type { IncomingMessage, ServerResponse } from "node:http";
import { OpenFile } from "./open-file";
import { parseRange } from "./range";
import type { SmallFiles } from "./small-files";

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

/** What is sent: from the disk, or what of it is in memory. */
type Source = { size: number; mtime: Date } & ({ file: OpenFile } | { bytes: Buffer });

/**
 * Sends a file with Range and conditional requests, straight from disk. False when it is not there.
 * With `memory`, for a file that never changes, a small one is kept there.
 */
export async function sendFile(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  what: Sendable,
  memory?: SmallFiles,
): Promise<boolean> {
  const kept = memory?.get(what.path);
  if (kept) {
    await sendSource(incoming, outgoing, what, { ...kept, size: kept.bytes.length });
    return true;
  }
  const file = OpenFile.at(what.path);
  if (!file) return false;
  try {
    const { size, mtime } = file;
    if (memory && size <= ONE_PIECE) {
      const bytes = await file.read(0, size);
      memory.keep(what.path, { bytes, mtime });
      await sendSource(incoming, outgoing, what, { bytes, size, mtime });
    } else {
      await sendSource(incoming, outgoing, what, { file, size, mtime });
    }
  } catch (error) {
    // Players and browsers cut connections all the time; what cannot be sent any more is no failure of ours.
    if (!outgoing.destroyed && !incoming.destroyed) throw error;
  } finally {
    file.close();
  }
  return true;
}

async function sendSource(incoming: IncomingMessage, outgoing: ServerResponse, what: Sendable, source: Source) {
  const { size, mtime } = source;
  const tag = what.entityTag ?? `"${size.toString(16)}-${Math.floor(mtime.getTime()).toString(16)}"`;
  const modified = mtime.toUTCString();
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
  } else if ("bytes" in source) {
    outgoing.end(source.bytes.subarray(start, end + 1));
  } else if (length <= ONE_PIECE) {
    outgoing.end(await source.file.read(start, length));
  } else {
    await source.file.sendTo(outgoing, start, length);
    outgoing.end();
  }
}
