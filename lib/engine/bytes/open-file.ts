import { closeSync, fstatSync, openSync, read } from "node:fs";
import type { Writable } from "node:stream";
import { promisify } from "node:util";
import { isMissing } from "../store/library-folder";

const readFrom = promisify(read);

const PIECE_BYTES = 256 * 1024;
/** Pieces that wait for the next reader: fresh pages of memory would cost more than the reading. */
const free: Buffer[] = [];
const MOST_FREE = 8;

/**
 * A file that is open for reading. To be closed by whoever opened it. Opening and closing do not wait: a turn of the
 * thread pool would cost more, and file handles, whose every read is a promise, take half as long again for a range.
 */
export class OpenFile {
  readonly size: number;
  readonly mtime: Date;
  readonly #fd: number;

  private constructor(fd: number) {
    this.#fd = fd;
    const { size, mtime } = fstatSync(fd);
    this.size = size;
    this.mtime = mtime;
  }

  /** Undefined when there is none. */
  static at(path: string): OpenFile | undefined {
    try {
      return new OpenFile(openSync(path, "r"));
    } catch (error) {
      if (isMissing(error) || (error instanceof Error && "code" in error && error.code === "ENOTDIR")) return undefined;
      throw error;
    }
  }

  /** Rejects when the file is shorter. */
  async read(start: number, length: number): Promise<Buffer> {
    const piece = Buffer.allocUnsafe(length);
    const { bytesRead } = await readFrom(this.#fd, piece, 0, length, start);
    if (bytesRead < length) throw becameShorter();
    return piece;
  }

  /** Sends `length` bytes, as fast as they are taken. Rejects when they are not, or when the file is shorter. */
  async sendTo(outgoing: Writable, start: number, length: number): Promise<void> {
    const piece = free.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
    for (let sent = 0; sent < length; ) {
      const { bytesRead } = await readFrom(this.#fd, piece, 0, Math.min(PIECE_BYTES, length - sent), start + sent);
      if (bytesRead === 0) throw becameShorter();
      await taken(outgoing, piece.subarray(0, bytesRead));
      sent += bytesRead;
    }
    // Not after a failure, when it may still be on its way.
    if (free.length < MOST_FREE) free.push(piece);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

function becameShorter(): Error {
  return new Error("The file became shorter while it was sent.");
}

/** Settles when the system has the bytes, so that their memory may be used again. */
function taken(outgoing: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new Error("The connection was closed."));
    outgoing.once("close", broken);
    outgoing.write(bytes, (error) => {
      outgoing.off("close", broken);
      if (error) reject(error);
      else resolve();
    });
  });
}
