import { z } from "zod";
import type { Database, SqlValue } from "./database";
import { nameKey } from "./name-keys";
import { readQuery, type Term } from "./search-query";
import { type Band, bands, similarityOf } from "./similarity";
import { guesses } from "./spellings";
import { type StoredFile, selectStoredFile, storedFileSchema } from "./stored-file";

export type SearchRequest = { query: string; numResults: number; ownerId: string | null };
export type Hit = { similarity: number; file: StoredFile };

/** So many of the newest files that a step finds are compared; a word that is in every name costs no more. */
const MOST_CANDIDATES = 200;

/** So many of the newest names are read for what is no word at all. */
const MOST_NAMES_READ = 20_000;

const VISIBLE = "f.has_bytes = 1 AND f.hidden = 0 AND f.archived_at IS NULL AND f.scope <> 'TEMPORARY'";

const candidateSchema = z.object({ seq: z.number(), displayName: z.string() });
type Candidate = z.infer<typeof candidateSchema>;

type Step = { band: Band; index: "file_words" | "file_stems"; match: string; words: readonly string[] };

/** Files whose name, description or transcript has the words; similarity falls from first to last. */
export function searchFiles(database: Database, request: SearchRequest): Hit[] {
  return new Search(database, request).hits();
}

class Search {
  readonly #database: Database;
  readonly #request: SearchRequest;
  readonly #own: { sql: string; values: SqlValue[] };
  /** By seq. */
  readonly #found = new Map<number, number>();

  constructor(database: Database, request: SearchRequest) {
    this.#database = database;
    this.#request = request;
    this.#own =
      request.ownerId === null ? { sql: "", values: [] } : { sql: "AND f.owner_id = ?", values: [request.ownerId] };
  }

  hits(): Hit[] {
    const query = this.#request.query.replace(/\p{Cs}/gu, "").replaceAll("\0", " ");
    for (const { seq } of this.#exact(query)) this.#found.set(seq, 1);
    const terms = readQuery(query);
    if (terms.length === 0) this.#lookInNames(query.trim());
    else this.#lookForWords(terms);
    return this.#read();
  }

  #lookForWords(terms: readonly Term[]): void {
    const words = terms.flatMap((term) => term.words);
    const every = terms.map(({ match }) => match).join(" AND ");
    const stems = terms.filter(({ isPhrase }) => isPhrase).length > 0 ? null : every.replace(/\*$/, "");
    this.#take({ band: bands.name, index: "file_words", match: `{name} : (${every})`, words });
    if (stems) this.#take({ band: bands.nameStems, index: "file_stems", match: `{name} : (${stems})`, words });
    this.#take({ band: bands.anywhere, index: "file_words", match: every, words });
    if (stems) this.#take({ band: bands.anywhereStems, index: "file_stems", match: stems, words });
    if (this.#found.size > 0) return;
    const meant = this.#asMeant(terms);
    if (meant) this.#take({ ...meant, band: bands.misspelt, index: "file_words" });
    if (this.#found.size > 0 || terms.length === 1) return;
    const some = terms.map(({ match }) => match).join(" OR ");
    this.#take({ band: bands.someWords, index: "file_words", match: some, words });
  }

  /** The query with what its words may be misspellings of; null when some word is like none of the library. */
  #asMeant(terms: readonly Term[]): { match: string; words: string[] } | null {
    const meant = terms.map((term) => {
      const word = term.words.join("");
      if (term.isPhrase || word.length < 4) return { match: term.match, words: term.words };
      const found = guesses(this.#database, word);
      return { match: found.length === 0 ? "" : `(${found.map((guess) => `"${guess}"`).join(" OR ")})`, words: found };
    });
    if (meant.some(({ match }) => match === "")) return null;
    return { match: meant.map(({ match }) => match).join(" AND "), words: meant.flatMap(({ words }) => words) };
  }

  /** Adds what a step finds, best first, unless better steps have found enough. */
  #take({ band, index, match, words }: Step): void {
    const missing = this.#request.numResults - this.#found.size;
    if (missing <= 0) return;
    const candidates = this.#database.all(
      candidateSchema,
      `SELECT f.seq, f.display_name AS displayName FROM ${index} CROSS JOIN files f ON f.seq = ${index}.rowid
       WHERE ${index} MATCH ? ${this.#own.sql} ORDER BY ${index}.rowid DESC LIMIT ?`,
      [match, ...this.#own.values, MOST_CANDIDATES],
    );
    const compared = candidates
      .filter(({ seq }) => !this.#found.has(seq))
      .map(({ seq, displayName }) => ({ seq, similarity: similarityOf(band, displayName, words) }));
    compared.sort((a, b) => b.similarity - a.similarity);
    for (const { seq, similarity } of compared.slice(0, missing)) this.#found.set(seq, similarity);
  }

  #exact(query: string): Candidate[] {
    const key = nameKey(query);
    if (key === "") return [];
    return this.#database.all(
      candidateSchema,
      `SELECT f.seq, f.display_name AS displayName FROM files f
       WHERE (f.name_key = ? OR f.stem_key = ?) AND ${VISIBLE} ${this.#own.sql}
       ORDER BY f.name_key = ? DESC, f.update_order DESC LIMIT ?`,
      [key, key, ...this.#own.values, key, this.#request.numResults],
    );
  }

  /** For what is no word to the index: punctuation. */
  #lookInNames(text: string): void {
    if (text === "") return;
    const newest = this.#database.all(
      candidateSchema,
      `SELECT f.seq, f.displayName FROM (
         SELECT f.seq, f.display_name AS displayName FROM files f WHERE ${VISIBLE} ${this.#own.sql}
         ORDER BY f.update_order DESC LIMIT ?) f
       WHERE instr(f.displayName, ?) > 0 LIMIT ?`,
      [...this.#own.values, MOST_NAMES_READ, text, this.#request.numResults],
    );
    for (const { seq } of newest) if (!this.#found.has(seq)) this.#found.set(seq, bands.name.from);
  }

  #read(): Hit[] {
    const best = [...this.#found].slice(0, this.#request.numResults);
    const files = this.#database.all(
      storedFileSchema,
      `${selectStoredFile} WHERE f.seq IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(best.map(([seq]) => seq))],
    );
    const bySeq = new Map(files.map((file) => [file.seq, file]));
    return best.flatMap(([seq, similarity]) => {
      const file = bySeq.get(seq);
      return file ? [{ file, similarity }] : [];
    });
  }
}
