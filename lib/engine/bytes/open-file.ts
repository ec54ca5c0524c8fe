import { closeSync, createReadStream, fstatSync, openSync, type ReadStream, read } from "node:fs";
import { promisify } from "node:util";
import { isMissing } from "../store/library-folder";

const readFrom = promisify(read);

/** Larger pieces are fresh pages of memory each time, which cost more than the reads they save. */
const PIECE_BYTES = 64 * 1024;

/**
 * A file that is open for reading. To be closed by whoever opened it. Opening and closing do not wait: a turn of the
 * thread pool would cost more, and file handles, whose every read is a promise, take half as long again for a range.
 */
export class OpenFile {
  readonly size: number;
  readonly mtime: Date;
  readonly #fd: number;
  #isStreams = false;

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

  async read(start: number, length: number): Promise<Buffer> {
    const piece = Buffer.allocUnsafe(length);
    const { bytesRead } = await readFrom(this.#fd, piece, 0, length, start);
    return piece.subarray(0, bytesRead);
  }

  /** The bytes from `start` to `end`, both included. The stream closes the file, at its end or when it is destroyed. */
  stream(start: number, end: number): ReadStream {
    this.#isStreams = true;
    return createReadStream("", { fd: this.#fd, start, end, highWaterMark: PIECE_BYTES });
  }

  close(): void {
    if (!this.#isStreams) closeSync(this.#fd);
  }
}
