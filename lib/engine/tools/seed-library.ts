import { copyFileSync, linkSync, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { accountOf } from "../api/me";
import type { Database } from "../store/database";
import { FileStore } from "../store/files";
import type { LibraryFolder } from "../store/library-folder";
import { openLibrary } from "./open-library";
import { oneOf, type Random, randomFrom, wholeNumber } from "./random";
import { mediaSources, pictureSources, type Source } from "./seed-sources";
import { seededDescription, seededName, seededTranscript } from "./seed-words";

export type SeedRequest = {
  dataDir: string;
  count: number;
  /** Holds `media.json` and what it lists; without it every record is a picture. */
  mediaFolder?: string | undefined;
  /** So many distinct ones are drawn, which takes most of the time of a small library. */
  pictures?: number | undefined;
  onProgress?: (done: number) => void;
};

const USUAL_PICTURES = 100;
const RECORDS_PER_TRANSACTION = 10_000;
/** Ids are random, so that every part of the indices is always in use: memory, and few checkpoints, save most of the time. */
const SEEDING_PRAGMAS = "PRAGMA cache_size = -524288; PRAGMA wal_autocheckpoint = 65536";
const TWO_YEARS_MS = 2 * 365 * 24 * 3_600_000;

/** Fills a library with records over real bytes that they share by hard links. The library's engine must not run. */
export async function seedLibrary({ dataDir, count, mediaFolder, onProgress, ...more }: SeedRequest): Promise<void> {
  const library = await openLibrary(dataDir);
  const { folder, database } = library;
  const sourcesFolder = join(folder.root, "incoming", "seed");
  try {
    database.script(SEEDING_PRAGMAS);
    const pictures = await pictureSources(sourcesFolder, Math.min(more.pictures ?? USUAL_PICTURES, count));
    const media = mediaFolder === undefined ? [] : await mediaSources(mediaFolder, pictures);
    const random = randomFrom(count);
    const startedAt = Date.now();
    const clock = { now: startedAt - TWO_YEARS_MS };
    const files = new FileStore(database, () => clock.now);
    const records = new Records(database, files, folder, accountOf(library.apiKey).apiKeyId);
    for (let done = 0; done < count; ) {
      const until = Math.min(count, done + RECORDS_PER_TRANSACTION);
      database.transaction(() => {
        for (let index = done; index < until; index += 1) {
          clock.now = startedAt - Math.round(TWO_YEARS_MS * (1 - (index + 1) / count));
          records.add(index, pickSource(random, index, pictures, media), random, startedAt);
        }
      });
      done = until;
      onProgress?.(done);
    }
    // Queries over a new library are planned with what it holds.
    database.script("ANALYZE");
    database.script("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await rm(sourcesFolder, { recursive: true, force: true });
    library.close();
  }
}

/** Two of three are pictures; each distinct one serves as often as any other. */
function pickSource(random: Random, index: number, pictures: readonly Source[], media: readonly Source[]): Source {
  const [firstMedia, ...moreMedia] = media;
  if (firstMedia && random() < 1 / 3) return oneOf(random, [firstMedia, ...moreMedia]);
  const picture = pictures[index % pictures.length];
  if (!picture) throw new Error("There are no pictures to seed with.");
  return picture;
}

class Records {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #folder: LibraryFolder;
  readonly #ownerId: string;
  /** By the path that a source began with, the file that is linked to now. */
  readonly #linked = new Map<string, string>();

  constructor(database: Database, files: FileStore, folder: LibraryFolder, ownerId: string) {
    this.#database = database;
    this.#files = files;
    this.#folder = folder;
    this.#ownerId = ownerId;
  }

  /** One record that has been uploaded, processed and hydrated. */
  add(index: number, source: Source, random: Random, now: number): void {
    const durationSeconds = source.plays ? wholeNumber(random, 50, 18_000) / 10 : null;
    const seconds = Math.floor(now / 1000);
    const transcript = durationSeconds !== null && random() < 0.3 ? seededTranscript(random, durationSeconds) : null;
    const { fileId, seq } = this.#files.create({
      ownerId: this.#ownerId,
      displayName: seededName(random, index, source.extension),
      requestedType: source.type,
      hidden: false,
      temporaryUntil: null,
      uploadUntil: seconds,
      transcript,
    });
    if (random() < 0.6) {
      this.#database.run("UPDATE files SET description = ? WHERE seq = ?", [seededDescription(random), seq]);
    }
    this.#link(fileId, source);
    const signedUntil = { urls: seconds + 24 * 3_600, conveniences: seconds + 7 * 24 * 3_600 };
    this.#files.acceptBytes(fileId, source, signedUntil);
    this.#files.describe(fileId, {
      type: source.type,
      ...(durationSeconds === null ? {} : { durationSeconds }),
      ...(source.width === null || source.height === null ? {} : { width: source.width, height: source.height }),
    });
    this.#files.setRenditions(fileId, source.renditions);
    this.#files.setAnalysis(fileId, { state: "FULFILLED", percent: 100, attempt: 0, error: null });
    this.#database.run("DELETE FROM jobs WHERE file_id = ?", [fileId]);
  }

  #link(fileId: string, source: Source): void {
    this.#linkOrCopy(source.path, this.#folder.original(fileId));
    const renditions = this.#folder.renditions(fileId);
    mkdirSync(renditions, { mode: 0o700 });
    for (const [name, path] of source.files) this.#linkOrCopy(path, join(renditions, name));
  }

  /** A file takes only so many names: 65,000 on ext4. The next record gets a copy, which those after it share. */
  #linkOrCopy(path: string, to: string): void {
    try {
      linkSync(this.#linked.get(path) ?? path, to);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EMLINK")) throw error;
      copyFileSync(path, to);
      this.#linked.set(path, to);
    }
  }
}
