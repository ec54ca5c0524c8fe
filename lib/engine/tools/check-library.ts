import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { StartError } from "../start-error";
import { Database } from "../store/database";
import { isMissing, LibraryFolder } from "../store/library-folder";
import { newestVersion, versionOf } from "../store/migrations";
import {
  type Rendition,
  renditionNames,
  type StoredFile,
  selectStoredFile,
  storedFileSchema,
} from "../store/stored-file";

export type CheckReport = {
  /** Records whose bytes were looked at. */
  checked: number;
  /** What is wrong, a sentence each. */
  problems: string[];
  /** Files that no record names: they cost room and nothing else. Uploads that are under way are among them. */
  orphans: string[];
};

const PAGE = 1_000;

/** Compares what the database says with what is on disk. Reads only, so the engine may run. */
export async function checkLibrary(dataDir: string, { hash }: { hash: boolean }): Promise<CheckReport> {
  const folder = new LibraryFolder(dataDir);
  if (!(await sizeOf(folder.database))) throw new StartError(`There is no library in ${folder.root}.`);
  const database = new Database(folder.database);
  try {
    requireThisVersion(database, folder);
    const report: CheckReport = { checked: 0, problems: checkDatabase(database), orphans: [] };
    const known = new Set<string>();
    for (let after = 0; ; ) {
      const files = database.all(storedFileSchema, `${selectStoredFile} WHERE f.seq > ? ORDER BY f.seq LIMIT ?`, [
        after,
        PAGE,
      ]);
      for (const file of files) {
        after = file.seq;
        if (!file.hasBytes) continue;
        known.add(file.fileId);
        report.checked += 1;
        report.problems.push(...(await checkFile(folder, file, hash)));
      }
      if (files.length < PAGE) break;
    }
    for (const kind of ["originals", "renditions"]) {
      for (const path of await filesOf(join(folder.root, kind))) {
        if (!known.has(path.name)) report.orphans.push(relative(folder.root, path.path));
      }
    }
    for (const name of await readdir(join(folder.root, "incoming"))) report.orphans.push(join("incoming", name));
    report.orphans.push(...(await needlessPartials(folder, database)));
    return report;
  } finally {
    database.close();
  }
}

/** Its engine brings a library up to date when it starts; a check changes nothing. */
function requireThisVersion(database: Database, folder: LibraryFolder): void {
  const version = versionOf(database);
  if (version === newestVersion) return;
  const remedy = version < newestVersion ? "Start the engine once, then check again." : "Update Vitrine.";
  throw new StartError(
    `${folder.root} is of another version of Vitrine (${version}, here ${newestVersion}). ${remedy}`,
  );
}

function checkDatabase(database: Database): string[] {
  const problems = database
    .all(z.object({ quick_check: z.string() }), "PRAGMA quick_check")
    .map((row) => row.quick_check)
    .filter((text) => text !== "ok")
    .map((text) => `The database is damaged: ${text}.`);
  const idle = database.all(
    z.object({ fileId: z.string() }),
    `SELECT f.file_id AS fileId FROM files f LEFT JOIN jobs j ON j.file_id = f.file_id
     WHERE f.analysis_state = 'LOADING' AND f.archived_at IS NULL AND j.job_id IS NULL`,
  );
  for (const { fileId } of idle) problems.push(`${fileId}: waits for media work, but no job of it is queued.`);
  return problems;
}

/** What is left of uploads that go on after a cut, where none can go on: its bytes are there, or its record is gone. */
async function needlessPartials(folder: LibraryFolder, database: Database): Promise<string[]> {
  const waits = (fileId: string) =>
    database.one(z.object({ hasBytes: z.number() }), "SELECT has_bytes AS hasBytes FROM files WHERE file_id = ?", [
      fileId,
    ])?.hasBytes === 0;
  const names = await readdir(folder.partials);
  return names.filter((name) => !waits(name)).map((name) => relative(folder.root, join(folder.partials, name)));
}

async function checkFile(folder: LibraryFolder, file: StoredFile, hash: boolean): Promise<string[]> {
  const problems: string[] = [];
  const original = folder.original(file.fileId);
  const size = await sizeOf(original);
  if (size === undefined) problems.push(`${file.fileId}: its original is missing.`);
  else if (size !== file.bytes)
    problems.push(`${file.fileId}: its original has ${size} bytes instead of ${file.bytes}.`);
  else if (hash && !(await isAsItCame(original, file))) {
    problems.push(`${file.fileId}: its original does not have the bytes that were uploaded (another checksum).`);
  }
  for (const name of renditionNames) {
    for (const missing of await missingOf(folder, file.fileId, file.renditions[name])) {
      problems.push(`${file.fileId}: its ${name} lacks ${missing}.`);
    }
  }
  return problems;
}

/** What a rendition names and the disk has not: itself, and all that its playlists or its index name. */
async function missingOf(folder: LibraryFolder, fileId: string, rendition: Rendition): Promise<string[]> {
  if (rendition.status !== "ready" || rendition.path === undefined) return [];
  const path = folder.insideRenditions(fileId, rendition.path);
  if (path === undefined) return [`${rendition.path}, which lies outside its folder`];
  if (path.endsWith(".m3u8")) return missingOfPlaylist(folder, fileId, path);
  if (!(await sizeOf(path))) return [rendition.path];
  return path.endsWith(".vtt") ? missingOfStoryboard(folder, fileId, path) : [];
}

/** Its index names each picture as a part of a sheet. */
async function missingOfStoryboard(folder: LibraryFolder, fileId: string, index: string): Promise<string[]> {
  const named = (await readFile(index, "utf8")).matchAll(/^([^\s#]+)#xywh=/gm);
  const sheets = new Set([...named].map(([, name = ""]) => join(dirname(index), name)));
  const missing: string[] = [];
  for (const sheet of sheets) {
    if (!(await sizeOf(sheet))) missing.push(relative(folder.renditions(fileId), sheet));
  }
  return missing;
}

async function missingOfPlaylist(folder: LibraryFolder, fileId: string, playlist: string): Promise<string[]> {
  const base = folder.renditions(fileId);
  if (!(await sizeOf(playlist))) return [relative(base, playlist)];
  const missing: string[] = [];
  for (const line of (await readFile(playlist, "utf8")).split("\n")) {
    const named = line.startsWith("#") ? /\bURI="([^"]+)"/.exec(line)?.[1] : line.trim();
    if (!named || named.includes(":")) continue;
    const path = join(dirname(playlist), named);
    if (path.endsWith(".m3u8")) missing.push(...(await missingOfPlaylist(folder, fileId, path)));
    else if (!(await sizeOf(path))) missing.push(relative(base, path));
  }
  return missing;
}

/** Undefined when there is nothing. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function isAsItCame(path: string, file: StoredFile): Promise<boolean> {
  const sha256 = createHash("sha256");
  let crc = 0;
  for await (const chunk of createReadStream(path)) {
    crc = crc32(chunk, crc);
    if (file.crc32 === null) sha256.update(chunk);
  }
  return file.crc32 === null ? sha256.digest("hex") === file.sha256 : crc === file.crc32;
}

/** The entries of a folder's shards. */
async function filesOf(folder: string): Promise<{ name: string; path: string }[]> {
  const found: { name: string; path: string }[] = [];
  for (const shard of await readdir(folder)) {
    for (const name of await readdir(join(folder, shard))) found.push({ name, path: join(folder, shard, name) });
  }
  return found;
}
