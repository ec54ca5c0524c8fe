import type { TranscriptWord } from "../media-worker/protocol";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import { indexWords } from "../store/search-index";

/** Writes what is said in a file into its record and the search index, unless it has words already. */
export function recordTranscript(
  database: Database,
  files: FileStore,
  fileId: string,
  transcript: { languageCode?: string | undefined; words: readonly TranscriptWord[] },
): void {
  const words = orderedWords(transcript.words);
  if (words.length === 0) return;
  database.transaction(() => {
    const file = files.find(fileId);
    if (!file || file.transcriptWords !== null) return;
    database.run("INSERT OR IGNORE INTO transcripts (seq, language_code, words, text) VALUES (?, ?, ?, ?)", [
      file.seq,
      transcript.languageCode ?? null,
      JSON.stringify(words),
      words.map(({ word }) => word).join(" "),
    ]);
    if (!file.hidden && file.archivedAt === null) indexWords(database, files.require(fileId));
  });
}

/** As a transcript has to be: in order, none empty, none that starts before the one before has ended. */
function orderedWords(given: readonly TranscriptWord[]): TranscriptWord[] {
  const words: TranscriptWord[] = [];
  let reached = 0;
  for (const each of [...given].sort((a, b) => a.startSeconds - b.startSeconds)) {
    const word = each.word.trim();
    if (word === "" || !Number.isFinite(each.startSeconds) || !Number.isFinite(each.endSeconds)) continue;
    const startSeconds = Math.max(reached, each.startSeconds);
    reached = Math.max(startSeconds, each.endSeconds);
    words.push({ startSeconds, endSeconds: reached, word });
  }
  return words;
}
