import { type FileHandle, open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import type { Engine } from "../api/context";
import { isMissing } from "../store/library-folder";
import { BlockWriter } from "./block-writer";

/** Where the tus server finds and puts bytes: one partial file for each record that waits for them. */
export class TusStore extends DataStore {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
    this.extensions = ["creation", "creation-with-upload", "creation-defer-length"];
  }

  /** Sent again for the same URL it begins anew: its sender has lost count. */
  override async create(upload: Upload): Promise<Upload> {
    await this.#opened(upload.id, "w", async () => {});
    this.#engine.files.setUploadLength(upload.id, upload.size ?? null);
    return upload;
  }

  override async getUpload(fileId: string): Promise<Upload> {
    const file = this.#engine.files.find(fileId);
    if (!file) throw ERRORS.FILE_NOT_FOUND;
    if (file.hasBytes) return new Upload({ id: fileId, offset: file.bytes ?? 0, size: file.bytes ?? 0 });
    const offset = await sizeOf(this.#engine.folder.partial(fileId));
    return new Upload({ id: fileId, offset, ...(file.uploadLength === null ? {} : { size: file.uploadLength }) });
  }

  override async declareUploadLength(fileId: string, length: number): Promise<void> {
    this.#engine.files.setUploadLength(fileId, length);
  }

  /** Returns once the disk has what came, for the answer tells the sender that it need not send that again. */
  override async write(stream: Readable, fileId: string, offset: number): Promise<number> {
    return this.#opened(fileId, "a", async (file) => {
      const blocks = new BlockWriter(file.fd);
      let reached = offset;
      try {
        // A stream that ends with the loop would hide from the server why the loop ended.
        const chunks: AsyncIterable<Buffer> = stream.iterator({ destroyOnReturn: false });
        for await (const chunk of chunks) {
          await blocks.write(chunk);
          reached += chunk.length;
        }
        await blocks.end();
      } finally {
        blocks.close();
      }
      await file.sync();
      return reached;
    });
  }

  async #opened<Result>(
    fileId: string,
    flags: "w" | "a",
    work: (file: FileHandle) => Promise<Result>,
  ): Promise<Result> {
    const file = await open(this.#engine.folder.partial(fileId), flags, 0o600);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }
}

/** 0 when there is none. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
