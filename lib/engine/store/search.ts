import { z } from "zod";
import type { Database, SqlValue } from "./database";
import { nameKey } from "./name-keys";
import { type StoredFile, selectStoredFile, storedFileSchema } from "./stored-file";

export type SearchRequest = { query: string; numResults: number; ownerId: string | null };
export type Hit = { similarity: number; file: StoredFile };

const MAX_WORDS = 32;
const VISIBLE = "f.has_bytes = 1 AND f.hidden = 0 AND f.archived_at IS NULL AND f.scope <> 'TEMPORARY'";

/** Where a hit's similarity lies, by how it was found; within a band bm25 decides. Bands do not overlap. */
const bands = {
  name: { from: 0.7, to: 0.95 },
  anywhere: { from: 0.35, to: 0.65 },
  someWords: { from: 0.05, to: 0.3 },
} as const;

const rankedSchema = storedFileSchema.extend({ rank: z.number() });

/** Files whose name, description or transcript has the words; similarity falls from first to last. */
export function searchFiles(database: Database, request: SearchRequest): Hit[] {
  const hits = new Map<string, Hit>();
  const add = (file: StoredFile, similarity: number) => {
    if (hits.size < request.numResults && !hits.has(file.fileId)) hits.set(file.fileId, { file, similarity });
  };
  const enough = () => hits.size >= request.numResults;
  const query = request.query.replace(/\p{Cs}/gu, "").replaceAll("\0", " ");

  for (const file of findExact(database, request, query)) add(file, 1);
  const words = query.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) {
    for (const file of findInNames(database, request, query.trim())) add(file, bands.name.from);
    return [...hits.values()];
  }
  const phrases = words.slice(0, MAX_WORDS).map((word, index, kept) => phrase(word, index === kept.length - 1));
  const everyWord = phrases.join(" AND ");
  const searches = [
    { band: bands.name, match: `{name} : (${everyWord})` },
    { band: bands.anywhere, match: everyWord },
  ];
  for (const { band, match } of searches) {
    if (enough()) break;
    for (const found of findRanked(database, request, match)) add(found, within(band, found.rank));
  }
  if (hits.size === 0 && phrases.length > 1) {
    for (const found of findRanked(database, request, phrases.join(" OR ")))
      add(found, within(bands.someWords, found.rank));
  }
  return [...hits.values()];
}

/** A quoted string is never an operator, whatever is in it. People search while they type, so the last may be unfinished. */
function phrase(word: string, last: boolean): string {
  return `"${word.replaceAll('"', '""')}"${last ? "*" : ""}`;
}

/** bm25 is below 0 and better the lower it is. */
function within(band: { from: number; to: number }, rank: number): number {
  const strength = Math.max(0, -rank);
  return band.from + (band.to - band.from) * (strength / (strength + 1));
}

function findExact(database: Database, request: SearchRequest, query: string): StoredFile[] {
  const key = nameKey(query);
  if (key === "") return [];
  const own = ownFilter(request);
  return database.all(
    storedFileSchema,
    `${selectStoredFile} WHERE (f.name_key = ? OR f.stem_key = ?) AND ${VISIBLE} ${own.sql}
     ORDER BY f.name_key = ? DESC, f.update_order DESC LIMIT ?`,
    [key, key, ...own.values, key, request.numResults],
  );
}

/** The index has no file that may not be found, so that the best are known before any record is read. */
function findRanked(database: Database, request: SearchRequest, match: string) {
  const own = ownFilter(request);
  const inIndex = own.sql === "" ? "" : "AND rowid IN (SELECT f.seq FROM files f WHERE f.owner_id = ?)";
  return database.all(
    rankedSchema,
    `SELECT found.*, ranked.rank AS rank FROM
       (SELECT rowid, rank FROM file_words WHERE file_words MATCH ? ${inIndex} ORDER BY rank LIMIT ?) ranked
       JOIN (${selectStoredFile}) found ON found.seq = ranked.rowid
     ORDER BY ranked.rank, found.updateOrder DESC`,
    [match, ...own.values, request.numResults],
  );
}

/** For what is no word to the index: emoji and punctuation. */
function findInNames(database: Database, request: SearchRequest, text: string): StoredFile[] {
  if (text === "") return [];
  const own = ownFilter(request);
  return database.all(
    storedFileSchema,
    `${selectStoredFile} WHERE instr(f.display_name, ?) > 0 AND ${VISIBLE} ${own.sql}
     ORDER BY f.update_order DESC LIMIT ?`,
    [text, ...own.values, request.numResults],
  );
}

function ownFilter(request: SearchRequest): { sql: string; values: SqlValue[] } {
  return request.ownerId === null ? { sql: "", values: [] } : { sql: "AND f.owner_id = ?", values: [request.ownerId] };
}
