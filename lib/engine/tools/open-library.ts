import { randomBytes } from "node:crypto";
import { StartError } from "../start-error";
import { Database } from "../store/database";
import { lockFolder } from "../store/folder-lock";
import { LibraryFolder } from "../store/library-folder";
import { migrate } from "../store/migrations";

export type OpenLibrary = { folder: LibraryFolder; database: Database; apiKey: string; close: () => void };

/** A library for a tool that writes to it. Refuses one whose engine runs. */
export async function openLibrary(dataDir: string): Promise<OpenLibrary> {
  const folder = new LibraryFolder(dataDir);
  await folder.open();
  const unlock = lockFolder(folder.lock);
  if (!unlock)
    throw new StartError(`An engine works on ${folder.root}. Stop it first, or set DATA_DIR to another folder.`);
  try {
    await folder.prepare();
    const apiKey = await folder.secret("api-key", () => `sk_videogen_live_${randomBytes(24).toString("base64url")}`);
    const database = new Database(folder.database);
    try {
      migrate(database);
    } catch (error) {
      database.close();
      throw error;
    }
    const close = () => {
      database.close();
      unlock();
    };
    return { folder, database, apiKey, close };
  } catch (error) {
    unlock();
    throw error;
  }
}
