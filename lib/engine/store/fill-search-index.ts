import { z } from "zod";
import type { Database } from "./database";
import { indexWords } from "./search-index";

const searchableRow = z.object({
  seq: z.number(),
  displayName: z.string(),
  description: z.string().nullable(),
  transcriptText: z.string().nullable(),
});

const PAGE = 1_000;

/** After a migration that emptied the search index: puts everything back into it that may be found. */
export function fillSearchIndex(database: Database): void {
  if (!database.one(z.object({ since: z.number() }), "SELECT since FROM search_index_is_due")) return;
  database.transaction(() => {
    for (let after = 0, page = PAGE; page === PAGE; ) {
      const files = database.all(
        searchableRow,
        `SELECT f.seq, f.display_name AS displayName, f.description, t.text AS transcriptText
         FROM files f LEFT JOIN transcripts t ON t.seq = f.seq
         WHERE f.seq > ? AND f.has_bytes = 1 AND f.hidden = 0 AND f.archived_at IS NULL AND f.scope <> 'TEMPORARY'
         ORDER BY f.seq LIMIT ?`,
        [after, PAGE],
      );
      for (const file of files) indexWords(database, file);
      after = files.at(-1)?.seq ?? after;
      page = files.length;
    }
    database.run("DELETE FROM search_index_is_due");
  });
}
