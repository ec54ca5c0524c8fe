import { timedTranscriptSchema } from "@/lib/videogen-wire/file-info";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import { exactNameKeys } from "../store/name-keys";
import { type StoredFile, selectStoredFile, storedFileSchema } from "../store/stored-file";
import { recordTranscript } from "./transcript-record";

const LANGUAGE_AT_END = /\.([a-z]{2,3})(-[a-z0-9]{2,8})?$/;

const BESIDE = "f.has_bytes = 1 AND f.archived_at IS NULL AND f.temporary_until IS NULL";
const SAME_OWNER = "f.owner_id = (SELECT owner_id FROM files WHERE file_id = ?)";

/**
 * A subtitle file named as a video or sound (`film.vtt` or `film.en.srt` beside `film.mp4`) is what is said in it,
 * whichever of the two comes first. Words that a file has already stay.
 */
export function shareSidecar(database: Database, files: FileStore, fileId: string): void {
  const file = files.find(fileId);
  if (!file || file.scope === "TEMPORARY") return;
  if (file.type === "TEXT") {
    if (file.transcriptWords === null) return;
    const stem = exactNameKeys(file.displayName).stem;
    for (const media of mediaNamed(database, fileId, [stem, stem.replace(LANGUAGE_AT_END, "")])) {
      copyWords(database, files, file, media);
    }
    return;
  }
  if (file.transcriptWords !== null) return;
  const sidecar = sidecarOf(database, file);
  if (sidecar) copyWords(database, files, sidecar, file);
}

function mediaNamed(database: Database, fileId: string, stems: readonly [string, string]): StoredFile[] {
  return database.all(
    storedFileSchema,
    `${selectStoredFile} WHERE f.stem_key IN (?, ?) AND f.type IN ('VIDEO', 'AUDIO') AND t.seq IS NULL
       AND ${BESIDE} AND ${SAME_OWNER} LIMIT 10`,
    [...stems, fileId],
  );
}

/** The newest; `film.` to `film/` are all names that begin with `film.`. */
function sidecarOf(database: Database, media: StoredFile): StoredFile | undefined {
  const { stem } = exactNameKeys(media.displayName);
  const found = database.all(
    storedFileSchema,
    `${selectStoredFile} WHERE (f.stem_key = ? OR (f.stem_key > ? AND f.stem_key < ?)) AND f.type = 'TEXT'
       AND t.seq IS NOT NULL AND ${BESIDE} AND ${SAME_OWNER} ORDER BY f.seq DESC LIMIT 20`,
    [stem, `${stem}.`, `${stem}/`, media.fileId],
  );
  return found.find(({ displayName }) => exactNameKeys(displayName).stem.replace(LANGUAGE_AT_END, "") === stem);
}

function copyWords(database: Database, files: FileStore, from: StoredFile, to: StoredFile): void {
  if (from.transcriptWords === null) return;
  const { words } = timedTranscriptSchema.parse({ words: JSON.parse(from.transcriptWords) });
  const named = LANGUAGE_AT_END.exec(exactNameKeys(from.displayName).stem)?.[0].slice(1);
  recordTranscript(database, files, to.fileId, { languageCode: from.languageCode ?? named, words });
}
