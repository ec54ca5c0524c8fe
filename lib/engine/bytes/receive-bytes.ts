import { createHash, type Hash } from "node:crypto";
import { closeSync, open } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { ApiError, invalidRequest } from "../api/api-error";
import { type Sniffed, sniffSample } from "../sniff/sniff-type";
import { BlockWriter } from "./block-writer";

const openFile = promisify(open);

export type Received = Sniffed & {
  bytes: number;
  crc32: number;
  /** Still open and not synced: whoever keeps the file does both. */
  fd: number;
};

/** Writes a request's body to a new file, in bounded memory. Whatever goes wrong leaves no file behind. */
export async function receiveBytes(incoming: IncomingMessage, path: string, maxBytes: number): Promise<Received> {
  const declared = incoming.headers["content-length"];
  if (declared !== undefined && Number(declared) > maxBytes) throw tooLarge(maxBytes);
  const checksums = checksumsOf(incoming);
  let bytes = 0;
  let crc = 0;
  let sniffed: Sniffed = { mimeType: null, type: null };
  // A refusal in the middle must still reach the client, so the request outlives the loop.
  const body: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });

  // Not at once: while other uploads are being synced, the system makes whoever creates a file wait.
  const fd = await openFile(path, "wx", 0o600);
  const blocks = new BlockWriter(fd, async (block, isFirst) => {
    crc = crc32(block, crc);
    if (isFirst) sniffed = await sniffSample(block);
  });
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      // Beside the event loop each would cost more: the whole of it is copied there, and wiped afterwards.
      for (const { hash } of checksums) hash.update(chunk);
      await blocks.write(chunk);
    }
    await blocks.end();
    if (bytes === 0) throw emptyUpload();
    if (declared !== undefined && Number(declared) !== bytes) {
      throw invalidRequest(`The upload broke off after ${bytes} of ${declared} bytes. Send it again.`);
    }
    for (const { hash, wanted } of checksums) if (hash.digest("base64") !== wanted) throw damaged();
    const wantedCrc = headerText(incoming, "x-amz-checksum-crc32");
    if (wantedCrc !== undefined && base64Of(crc) !== wantedCrc) throw damaged();
    return { bytes, crc32: crc, ...sniffed, fd };
  } catch (error) {
    closeSync(fd);
    await rm(path, { force: true });
    throw asRefusal(error);
  } finally {
    blocks.close();
  }
}

/** What the sender wants the bytes to be compared with: a hash takes its time, so only those are made. */
function checksumsOf(incoming: IncomingMessage): { hash: Hash; wanted: string }[] {
  const names = { md5: "content-md5", sha256: "x-amz-checksum-sha256" };
  return Object.entries(names).flatMap(([algorithm, name]) => {
    const wanted = headerText(incoming, name);
    return wanted === undefined ? [] : [{ hash: createHash(algorithm), wanted }];
  });
}

/** As object stores write it: four bytes, the highest first. */
function base64Of(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes.toString("base64");
}

function headerText(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join() : value;
}

/** 400 of an upload that brings nothing. */
export function emptyUpload(): ApiError {
  return invalidRequest("The upload has no bytes. Choose a file that is not empty and try again.");
}

/** 413. The rest of the body is not waited for. */
export function tooLarge(maxBytes: number): ApiError {
  const megabytes = Math.floor(maxBytes / (1024 * 1024));
  const limit = megabytes > 0 ? `${megabytes} MB` : `${maxBytes} bytes`;
  return new ApiError(413, "payload_too_large", `The file is larger than this library takes (${limit}).`);
}

function damaged(): ApiError {
  return invalidRequest("The bytes do not have the checksum that was sent with them. Send the file again.");
}

function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE") {
    return invalidRequest("The connection broke off before the whole file had come. Send it again.");
  }
  return error;
}
