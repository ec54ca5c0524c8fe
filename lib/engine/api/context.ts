import type { HttpBindings } from "@hono/node-server";
import type { SignedUrls } from "../signing/signed-urls";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import type { LibraryFolder } from "../store/library-folder";

/** What every route may use. */
export type Engine = {
  database: Database;
  files: FileStore;
  folder: LibraryFolder;
  urls: SignedUrls;
  now: () => number;
  log: (line: string) => void;
  /** Tells the pipeline that the queue has something new. */
  wakePipeline: () => void;
  apiKey: string;
  limits: "generous" | "videogen";
  urlLifeSeconds: number;
  uploadLifeSeconds: number;
  maxUploadBytes: number;
};

/** The types of Hono's context here. */
export type EngineEnv = { Bindings: HttpBindings; Variables: { requestId: string } };
