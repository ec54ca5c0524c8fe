import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Database, type SqlValue } from "../database";
import { LibraryFolder } from "../library-folder";
import { migrate } from "../migrations";

/** What an engine of an earlier version would have left, written without any code of ours that has changed since. */
export class EarlierLibrary {
  readonly #folder: LibraryFolder;
  readonly #database: Database;
  readonly #version: number;
  #order = 0;

  constructor(dataDir: string, version: number) {
    this.#folder = new LibraryFolder(dataDir);
    for (const end of ["", "-wal", "-shm"]) rmSync(`${this.#folder.database}${end}`, { force: true });
    this.#database = new Database(this.#folder.database);
    this.#version = version;
    migrate(this.#database, version);
  }

  /** A file with bytes, unless `more` says otherwise. The columns are those of the first version. */
  addFile(displayName: string, bytes: string | null, more: Record<string, SqlValue> = {}): string {
    this.#order += 1;
    const fileId = `vg_file_${String(this.#version).padStart(2, "0")}${String(this.#order).padStart(28, "0")}`;
    const row: Record<string, SqlValue> = {
      seq: this.#order,
      file_id: fileId,
      owner_id: "someone",
      scope: "GLOBAL",
      display_name: displayName,
      name_key: displayName.toLowerCase(),
      stem_key: displayName.toLowerCase().replace(/\.\w+$/, ""),
      created_at: 1_700_000_000,
      update_order: 1_700_000_000_000_000 + this.#order,
      upload_until: 1_700_000_900,
      has_bytes: bytes !== null,
      bytes: bytes?.length ?? null,
      ...more,
    };
    this.insert("files", row);
    if (bytes === null) return fileId;
    const path = this.#folder.original(fileId);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    if (row.archived_at === undefined) {
      this.insert("file_words", {
        rowid: this.#order,
        name: displayName,
        description: String(row.description ?? ""),
        transcript: "",
      });
    }
    return fileId;
  }

  insert(table: string, row: Record<string, SqlValue>): void {
    const names = Object.keys(row);
    this.#database.run(
      `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => "?").join()})`,
      Object.values(row),
    );
  }

  close(): void {
    this.#database.close();
  }
}

/** The version that brought webhooks. */
export const WEBHOOKS = 2;
