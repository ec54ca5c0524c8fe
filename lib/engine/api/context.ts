import type { HttpBindings } from "@hono/node-server";
import type { UploadsUnderWay } from "../bytes/uploads-under-way";
import type { SignedUrls } from "../signing/signed-urls";
import type { Database } from "../store/database";
import type { FileStore } from "../store/files";
import type { LibraryFolder } from "../store/library-folder";
import type { EndpointStore } from "../webhooks/endpoint-store";

/** What every route may use. */
export type Engine = {
  database: Database;
  files: FileStore;
  uploads: UploadsUnderWay;
  webhookEndpoints: EndpointStore;
  /** Whether webhooks may go to addresses of this machine and its network. */
  webhooksToPrivate: boolean;
  folder: LibraryFolder;
  urls: SignedUrls;
  now: () => number;
  log: (line: string) => void;
  /** Tells the pipeline that the queue has something new. */
  wakePipeline: () => void;
  apiKey: string;
  limits: "generous" | "videogen";
  urlLifeSeconds: number;
  /** Of the bare download and thumbnail URLs beside the sources. */
  convenienceLifeSeconds: number;
  uploadLifeSeconds: number;
  maxUploadBytes: number;
};

/** The types of Hono's context here. */
export type EngineEnv = { Bindings: HttpBindings; Variables: { requestId: string } };
