import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { TimedTranscript } from "@/lib/videogen-wire/file-info";
import type { Database, SqlValue } from "./database";
import type { AnnounceFileEvent } from "./file-events";
import { exactNameKeys } from "./name-keys";
import { forgetWords, indexWords } from "./search-index";
import {
  type Renditions,
  type StoredFile,
  type StoredObject,
  selectStoredFile,
  selectStoredObject,
  skippedRenditions,
  storedFileSchema,
  storedObjectSchema,
} from "./stored-file";

/** A change puts a file first in lists. Unique and growing, so that it is the whole cursor. */
const NEXT_UPDATE_ORDER = "MAX(?, (SELECT COALESCE(MAX(update_order), 0) + 1 FROM files))";

const LISTED = "f.has_bytes = 1 AND f.hidden = 0 AND f.archived_at IS NULL";

const seqSchema = z.object({ seq: z.number() });

const acceptedSchema = z.object({
  seq: z.number(),
  scope: z.string(),
  hidden: z.number().transform((value) => value === 1),
  displayName: z.string(),
  description: z.string().nullable(),
  transcriptText: z.string().nullable(),
});

export type NewFile = {
  ownerId: string;
  displayName: string;
  requestedType: string | null;
  hidden: boolean;
  temporaryUntil: number | null;
  uploadUntil: number;
  transcript: TimedTranscript | null;
};

export type ArrivedBytes = { bytes: number; crc32: number; mimeType: string | null; type: string | null };

/** Until when URLs are signed, in seconds since the epoch; `conveniences` are the bare ones beside the sources. */
export type SignedUntil = { urls: number; conveniences: number };

export type ListRequest = {
  limit: number;
  before: number | null;
  scopes: readonly string[];
  ownerId: string | null;
};

/** The records of the library. */
export class FileStore {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #announce: AnnounceFileEvent;

  constructor(database: Database, now: () => number, announce: AnnounceFileEvent = () => {}) {
    this.#database = database;
    this.#now = now;
    this.#announce = announce;
  }

  /**
   * A record that waits for its bytes: not listed, not found. It does not wait for the disk: what is promised are bytes,
   * and without its record an upload is refused.
   */
  create(file: NewFile): { fileId: string; seq: number } {
    const fileId = `vg_file_${randomBytes(15).toString("hex")}`;
    const keys = exactNameKeys(file.displayName);
    return this.#database.transaction(() => {
      const created = this.#database.one(
        seqSchema,
        `INSERT INTO files (file_id, owner_id, scope, type, requested_type, display_name, name_key, stem_key, hidden,
             created_at, update_order, temporary_until, upload_until)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${NEXT_UPDATE_ORDER}, ?, ?)
           RETURNING seq`,
        [
          fileId,
          file.ownerId,
          file.temporaryUntil === null ? "GLOBAL" : "TEMPORARY",
          file.requestedType,
          file.requestedType,
          file.displayName,
          keys.name,
          keys.stem,
          file.hidden,
          this.#seconds(),
          this.#now() * 1000,
          file.temporaryUntil,
          file.uploadUntil,
        ],
      );
      if (!created) throw new Error("A new record has no number.");
      if (file.transcript) {
        this.#database.run("INSERT INTO transcripts (seq, language_code, words, text) VALUES (?, ?, ?, ?)", [
          created.seq,
          file.transcript.languageCode ?? null,
          JSON.stringify(file.transcript.words),
          file.transcript.words.map(({ word }) => word).join(" "),
        ]);
      }
      return { fileId, seq: created.seq };
    });
  }

  find(fileId: string): StoredFile | undefined {
    return this.#database.one(storedFileSchema, `${selectStoredFile} WHERE f.file_id = ?`, [fileId]);
  }

  findObject(fileId: string): StoredObject | undefined {
    return this.#database.one(storedObjectSchema, `${selectStoredObject} WHERE f.file_id = ?`, [fileId]);
  }

  findPublicObject(publicId: string): StoredObject | undefined {
    return this.#database.one(storedObjectSchema, `${selectStoredObject} WHERE f.public_id = ?`, [publicId]);
  }

  /** As `find`, for a record that must be there. */
  require(fileId: string): StoredFile {
    const file = this.find(fileId);
    if (!file) throw new Error(`The record of ${fileId} is gone.`);
    return file;
  }

  list(request: ListRequest): StoredFile[] {
    const values: SqlValue[] = [request.before ?? Number.MAX_SAFE_INTEGER, ...request.scopes];
    const marks = request.scopes.map(() => "?").join(", ");
    const own = request.ownerId === null ? "" : "AND f.owner_id = ?";
    if (request.ownerId !== null) values.push(request.ownerId);
    values.push(request.limit);
    return this.#database.all(
      storedFileSchema,
      `${selectStoredFile} WHERE ${LISTED} AND f.update_order < ? AND f.scope IN (${marks}) ${own}
       ORDER BY f.update_order DESC LIMIT ?`,
      values,
    );
  }

  /**
   * Makes the record visible and queues its job, in one transaction. False when other bytes came first. Whoever
   * acknowledges it waits for `Database.settled` before.
   */
  acceptBytes(fileId: string, arrived: ArrivedBytes, signedUntil: SignedUntil): boolean {
    return this.#database.transaction(() => {
      const file = this.#database.one(
        acceptedSchema,
        `UPDATE files SET has_bytes = 1, bytes = ?, crc32 = ?, mime_type = ?, type = COALESCE(?, requested_type),
             urls_signed_until = ?, conveniences_signed_until = ?, update_order = ${NEXT_UPDATE_ORDER},
             analysis_state = CASE scope WHEN 'TEMPORARY' THEN analysis_state ELSE 'LOADING' END
           WHERE file_id = ? AND has_bytes = 0 AND archived_at IS NULL
           RETURNING seq, scope, hidden, display_name AS displayName, description,
             (SELECT text FROM transcripts t WHERE t.seq = files.seq) AS transcriptText`,
        [
          arrived.bytes,
          arrived.crc32,
          arrived.mimeType,
          arrived.type,
          signedUntil.urls,
          signedUntil.conveniences,
          this.#now() * 1000,
          fileId,
        ],
      );
      if (!file) return false;
      this.#announce("file.upload.completed", fileId);
      this.#announce("file.download_ready", fileId);
      if (file.scope === "TEMPORARY") {
        this.setRenditions(fileId, skippedRenditions);
        return true;
      }
      if (!file.hidden) indexWords(this.#database, file);
      this.#database.run("INSERT INTO jobs (file_id, run_after) VALUES (?, ?)", [fileId, this.#now()]);
      return true;
    });
  }

  describe(fileId: string, seen: { type: string; durationSeconds?: number; width?: number; height?: number }): void {
    this.#database.run("UPDATE files SET type = ?, duration_seconds = ?, width = ?, height = ? WHERE file_id = ?", [
      seen.type,
      seen.durationSeconds ?? null,
      seen.width ?? null,
      seen.height ?? null,
      fileId,
    ]);
  }

  setRenditions(fileId: string, renditions: Renditions): void {
    this.#database.transaction(() => {
      const before = this.require(fileId).renditions.hls.status;
      this.#database.run("UPDATE files SET renditions = ? WHERE file_id = ?", [JSON.stringify(renditions), fileId]);
      if (renditions.hls.status === "ready" && before !== "ready") this.#announce("file.playback_ready", fileId);
    });
  }

  setAnalysis(
    fileId: string,
    analysis: { state: string; percent: number; attempt: number; error: string | null },
  ): void {
    this.#database.transaction(() => {
      this.#database.run(
        `UPDATE files SET analysis_state = ?, analysis_percent = ?, analysis_attempt = ?, analysis_error = ?
         WHERE file_id = ?`,
        [analysis.state, analysis.percent, analysis.attempt, analysis.error, fileId],
      );
      if (analysis.state === "FULFILLED") this.#announce("file.analysis_completed", fileId);
      if (analysis.state === "REJECTED") this.#announce("file.analysis_failed", fileId, analysis.error ?? undefined);
    });
  }

  setProgress(fileId: string, percent: number): void {
    this.#database.run("UPDATE files SET analysis_percent = ? WHERE file_id = ?", [percent, fileId]);
  }

  setSignedUntil(fileId: string, { urls, conveniences }: SignedUntil): void {
    this.#database.run("UPDATE files SET urls_signed_until = ?, conveniences_signed_until = ? WHERE file_id = ?", [
      urls,
      conveniences,
      fileId,
    ]);
  }

  /** Also ends its public preview: nobody would look for a public copy of what left the library. */
  archive(fileId: string): void {
    this.#database.transaction(
      () => {
        const changed = this.#database.run(
          `UPDATE files SET archived_at = ?, public_id = NULL, update_order = ${NEXT_UPDATE_ORDER}
           WHERE file_id = ? AND archived_at IS NULL`,
          [this.#seconds(), this.#now() * 1000, fileId],
        );
        if (changed > 0) forgetWords(this.#database, this.require(fileId).seq);
      },
      { durable: true },
    );
  }

  /** Turning it off and on again makes a new address: what was revoked stays revoked. */
  setPublic(fileId: string, enabled: boolean): void {
    const publicId = enabled ? `vg_play_${randomBytes(18).toString("base64url")}` : null;
    this.#database.transaction(
      () =>
        this.#database.run(
          `UPDATE files SET public_id = ?, update_order = ${NEXT_UPDATE_ORDER}
           WHERE file_id = ? AND (public_id IS NULL) = ?`,
          [publicId, this.#now() * 1000, fileId, enabled],
        ),
      { durable: true },
    );
  }

  setUploadLength(fileId: string, length: number | null): void {
    this.#database.run("UPDATE files SET upload_length = ? WHERE file_id = ?", [length, fileId]);
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
