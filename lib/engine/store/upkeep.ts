import { z } from "zod";
import type { Database } from "./database";
import type { AnnounceFileEvent } from "./file-events";
import type { FileStore } from "./files";
import { type StoredFile, selectStoredFile, skippedRenditions, storedFileSchema } from "./stored-file";

const fileIdSchema = z.object({ fileId: z.string() });

/** What time does to records: uploads that never came, days that are over, bytes that nobody wants any more. */
export class Upkeep {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #now: () => number;
  readonly #announce: AnnounceFileEvent;

  constructor(database: Database, files: FileStore, now: () => number, announce: AnnounceFileEvent) {
    this.#database = database;
    this.#files = files;
    this.#now = now;
    this.#announce = announce;
  }

  /** Temporary files whose day is over leave the lists. */
  archiveExpiredTemporaries(): string[] {
    const expired = this.#database.all(
      storedFileSchema,
      `${selectStoredFile} WHERE f.temporary_until <= ? AND f.archived_at IS NULL`,
      [this.#seconds()],
    );
    for (const { fileId } of expired) this.#files.archive(fileId);
    return expired.map(({ fileId }) => fileId);
  }

  /** Records that wait for bytes although their upload URL has run out. */
  waitingInVain(): StoredFile[] {
    return this.#database.all(
      storedFileSchema,
      `${selectStoredFile} WHERE f.has_bytes = 0 AND f.upload_until < ? AND f.upload_failed_at IS NULL
         AND f.archived_at IS NULL LIMIT 1000`,
      [this.#seconds()],
    );
  }

  /** Their record stays for a while, so that whoever asks learns what became of it. */
  failUpload(fileId: string, error: string): void {
    this.#database.transaction(() => {
      this.#database.run("UPDATE files SET upload_failed_at = ? WHERE file_id = ?", [this.#seconds(), fileId]);
      this.#announce("file.upload.failed", fileId, error);
    });
  }

  /** Records whose upload URL ran out long before any bytes came. */
  forgetAbandoned(uploadEndedBefore: number): string[] {
    return this.#database
      .all(
        fileIdSchema,
        `DELETE FROM files WHERE has_bytes = 0 AND bytes_removed_at IS NULL AND upload_until < ?
           AND (upload_failed_at IS NOT NULL OR archived_at IS NOT NULL) RETURNING file_id AS fileId`,
        [uploadEndedBefore],
      )
      .map(({ fileId }) => fileId);
  }

  /** Archived before this time, and their bytes still there. */
  archivedBefore(seconds: number): string[] {
    return this.#database
      .all(
        fileIdSchema,
        "SELECT file_id AS fileId FROM files WHERE has_bytes = 1 AND archived_at < ? ORDER BY archived_at LIMIT 1000",
        [seconds],
      )
      .map(({ fileId }) => fileId);
  }

  /** The record stays and says that its bytes are gone. */
  forgetBytes(fileId: string): void {
    this.#database.transaction(() => {
      this.#database.run("UPDATE files SET has_bytes = 0, bytes_removed_at = ? WHERE file_id = ?", [
        this.#seconds(),
        fileId,
      ]);
      this.#files.setRenditions(fileId, skippedRenditions);
    });
  }

  /** Of the files whose ids go into one folder, those with bytes. */
  idsWithBytes(shard: string): Set<string> {
    const found = this.#database.all(
      fileIdSchema,
      "SELECT file_id AS fileId FROM files WHERE file_id BETWEEN ? AND ? AND has_bytes = 1",
      [`vg_file_${shard}`, `vg_file_${shard}g`],
    );
    return new Set(found.map(({ fileId }) => fileId));
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
