import type { Database } from "./database";
import type { StoredFile } from "./stored-file";

/** Puts a file's words in the index, replacing what it had there. */
export function indexWords(database: Database, file: StoredFile): void {
  database.run("INSERT OR REPLACE INTO file_words (rowid, name, description, transcript) VALUES (?, ?, ?, ?)", [
    file.seq,
    searchableName(file.displayName),
    file.description ?? "",
    file.transcriptText ?? "",
  ]);
}

export function forgetWords(database: Database, seq: number): void {
  database.run("DELETE FROM file_words WHERE rowid = ?", [seq]);
}

/** `BeachSunset04.mp4` is also found by `sunset`. The tokenizer itself splits at everything but letters and digits. */
export function searchableName(displayName: string): string {
  const split = displayName
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2")
    .replace(/(\p{N})(\p{L})/gu, "$1 $2");
  return split === displayName ? displayName : `${displayName} ${split}`;
}
