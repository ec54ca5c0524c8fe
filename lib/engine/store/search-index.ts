import type { Database } from "./database";
import { foldedWords, searchableName, searchableText } from "./searchable-text";
import { learnSpellings } from "./spellings";

export type Searchable = {
  seq: number;
  displayName: string;
  description: string | null;
  transcriptText: string | null;
};

const indexes = ["file_words", "file_stems"] as const;

/** Puts a file's words in the index, replacing what it had there. */
export function indexWords(database: Database, file: Searchable): void {
  const texts = [
    searchableName(file.displayName),
    searchableText(file.description ?? ""),
    searchableText(file.transcriptText ?? ""),
  ];
  for (const index of indexes) {
    database.run(`INSERT OR REPLACE INTO ${index} (rowid, name, description, transcript) VALUES (?, ?, ?, ?)`, [
      file.seq,
      ...texts,
    ]);
  }
  learnSpellings(database, texts.flatMap(foldedWords));
}

export function forgetWords(database: Database, seq: number): void {
  for (const index of indexes) database.run(`DELETE FROM ${index} WHERE rowid = ?`, [seq]);
}
