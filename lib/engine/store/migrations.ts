import { z } from "zod";
import type { Database } from "./database";
import { fillSearchIndex } from "./fill-search-index";
import { searchSchema } from "./schema/search";
import { uploadsSchema } from "./schema/uploads";
import { webhooksSchema } from "./schema/webhooks";

/** Run in order, each once. Never edit one that was released: add the next. */
const migrations: readonly string[] = [
  `
  CREATE TABLE files (
    seq INTEGER PRIMARY KEY,
    file_id TEXT NOT NULL UNIQUE,
    owner_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    type TEXT,
    requested_type TEXT,
    display_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    stem_key TEXT NOT NULL,
    description TEXT,
    duration_seconds REAL,
    mime_type TEXT,
    bytes INTEGER,
    sha256 TEXT,
    width INTEGER,
    height INTEGER,
    has_bytes INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    update_order INTEGER NOT NULL UNIQUE,
    archived_at INTEGER,
    temporary_until INTEGER,
    upload_until INTEGER NOT NULL,
    urls_signed_until INTEGER,
    conveniences_signed_until INTEGER,
    renditions TEXT NOT NULL DEFAULT '{}',
    public_id TEXT UNIQUE,
    analysis_state TEXT NOT NULL DEFAULT 'UNATTEMPTED',
    analysis_percent INTEGER NOT NULL DEFAULT 0,
    analysis_attempt INTEGER NOT NULL DEFAULT 0,
    analysis_error TEXT,
    source_tool_type TEXT,
    source_tool_execution_id TEXT
  );
  CREATE INDEX files_listed ON files (update_order DESC, scope)
    WHERE has_bytes = 1 AND hidden = 0 AND archived_at IS NULL;
  CREATE INDEX files_by_name ON files (name_key);
  CREATE INDEX files_by_stem ON files (stem_key);
  CREATE INDEX files_without_bytes ON files (upload_until) WHERE has_bytes = 0;
  CREATE INDEX files_temporary ON files (temporary_until) WHERE temporary_until IS NOT NULL AND archived_at IS NULL;

  CREATE TABLE transcripts (
    seq INTEGER PRIMARY KEY REFERENCES files (seq) ON DELETE CASCADE,
    language_code TEXT,
    words TEXT NOT NULL,
    text TEXT NOT NULL
  );

  CREATE TABLE jobs (
    job_id INTEGER PRIMARY KEY,
    file_id TEXT NOT NULL UNIQUE REFERENCES files (file_id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    runs INTEGER NOT NULL DEFAULT 0,
    run_after INTEGER NOT NULL
  );
  CREATE INDEX jobs_queued ON jobs (run_after, job_id) WHERE state = 'queued';

  CREATE VIRTUAL TABLE file_words USING fts5 (
    name, description, transcript,
    content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2"
  );
  INSERT INTO file_words (file_words, rank) VALUES ('rank', 'bm25(10, 3, 1)');
  `,
  webhooksSchema,
  uploadsSchema,
  searchSchema,
  // SHA-256 took a fifth of an upload's time, for what a CRC tells as well: that the disk has the bytes that came.
  "ALTER TABLE files ADD COLUMN crc32 INTEGER",
];

const versionRow = z.object({ user_version: z.number() });

/** The form that this engine works with. */
export const newestVersion = migrations.length;

/** The form that a database has; 0 when it has none yet. */
export function versionOf(database: Database): number {
  return database.one(versionRow, "PRAGMA user_version")?.user_version ?? 0;
}

/** Brings the database to the newest form, or to an earlier one to test that. Refuses one written by a newer engine. */
export function migrate(database: Database, target = newestVersion): void {
  const version = versionOf(database);
  if (version > migrations.length) {
    throw new Error(
      `The database was written by a newer Vitrine (its version ${version}, known here ${migrations.length}). Update Vitrine.`,
    );
  }
  migrations.slice(version, target).forEach((sql, index) => {
    database.transaction(() => {
      database.script(sql);
      database.script(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
  if (target === newestVersion) fillSearchIndex(database);
}
