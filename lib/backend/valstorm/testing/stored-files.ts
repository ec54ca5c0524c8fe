import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, type ParsedQuery, type Row } from "./query-parser";

export const recordFields = [
  ...["id", "name", "location", "extension", "content_type", "is_public", "link", "file_size", "checksum", "status"],
  ...["current_version", "version_count", "created_date", "modified_date", "created_by", "owner"],
];

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export type StoredFile = { row: Row; path: string };

/** The stand-in's records in memory, and their bytes on disk. */
export class StoredFiles {
  readonly folder = mkdtempSync(join(tmpdir(), "vitrine-valstorm-"));
  readonly #files: StoredFile[] = [];
  #lastMs = 0;

  add(from: { name: string; contentType: string; path: string; bytes: number; isPublic: boolean }, base: string): Row {
    const id = `file_${[...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length]).join("")}`;
    const now = this.#moment();
    const extension = /\.([a-z0-9]+)$/i.exec(from.name)?.[1]?.toLowerCase() ?? "";
    const row: Row = {
      id,
      name: from.name,
      location: `org/files/${id}/${from.name}`,
      extension,
      content_type: from.contentType,
      is_public: from.isPublic,
      link: from.isPublic ? `${base}/public/${id}` : null,
      file_size: from.bytes,
      status: "active",
      current_version: 1,
      version_count: 1,
      created_date: now,
      modified_date: now,
      created_by: "user_stand_in",
      owner: "user_stand_in",
    };
    this.#files.push({ row, path: from.path });
    return row;
  }

  find(field: "id" | "location", value: string): StoredFile | undefined {
    return this.#files.find(({ row }) => row[field] === value);
  }

  /** Null when there is no such record. */
  change(id: string, changes: Row, base: string): Row | null {
    const file = this.find("id", id);
    if (!file) return null;
    Object.assign(file.row, changes, { modified_date: this.#moment() });
    file.row.link = file.row.is_public ? `${base}/public/${id}` : null;
    return file.row;
  }

  async remove(id: string): Promise<boolean> {
    const at = this.#files.findIndex(({ row }) => row.id === id);
    const [file] = at < 0 ? [] : this.#files.splice(at, 1);
    if (file) await rm(file.path, { force: true });
    return file !== undefined;
  }

  /** A record of before there were ids. */
  forgetId(id: string): void {
    const file = this.find("id", id);
    if (file) file.row.id = null;
  }

  select({ fields, matches, orderBy, limit, offset }: ParsedQuery): Row[] {
    const rows = this.#files.map(({ row }) => row).filter(matches);
    rows.sort((one, other) => {
      for (const { field, descending } of orderBy) {
        const order = compare(one[field] ?? null, other[field] ?? null);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    });
    const shown = rows.slice(offset, limit === null ? undefined : offset + limit);
    return shown.map((row) => (fields ? Object.fromEntries(fields.map((field) => [field, row[field] ?? null])) : row));
  }

  close(): Promise<void> {
    // An upload that was cut off may still be writing.
    return rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  /** Several files of one call share a moment; the id tells them apart. */
  #moment(): string {
    this.#lastMs = Math.max(this.#lastMs + (Math.random() < 0.5 ? 1 : 0), Date.now());
    return new Date(this.#lastMs).toISOString();
  }
}
