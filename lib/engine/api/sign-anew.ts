import { isDiskFull } from "../store/disk-errors";
import type { SignedUntil } from "../store/files";
import type { StoredFile } from "../store/stored-file";
import type { Engine } from "./context";

const HOUR_SECONDS = 3_600;

/** The ends of URLs that are signed now. */
export function fullLife(engine: Engine): SignedUntil {
  const now = Math.floor(engine.now() / 1000);
  return { urls: now + engine.urlLifeSeconds, conveniences: now + engine.convenienceLifeSeconds };
}

/** What a hydrate does: every URL gets its full life again. */
export function signAnew(engine: Engine, file: StoredFile): StoredFile {
  const until = fullLife(engine);
  try {
    engine.files.setSignedUntil(file.fileId, until);
  } catch (error) {
    // What is in the library can still be seen; only lists go on with the older URLs.
    if (!isDiskFull(error)) throw error;
    engine.log("the disk is full: new expiries of URLs are not kept");
  }
  return { ...file, urlsSignedUntil: until.urls, conveniencesSignedUntil: until.conveniences };
}

/** What a get does: URLs are signed anew only within an hour of their end. Lists never do. */
export function resignSoonExpired(engine: Engine, file: StoredFile): StoredFile {
  const soon = engine.now() / 1000 + HOUR_SECONDS;
  const until = Math.min(file.urlsSignedUntil ?? 0, file.conveniencesSignedUntil ?? 0);
  return file.hasBytes && until <= soon ? signAnew(engine, file) : file;
}
