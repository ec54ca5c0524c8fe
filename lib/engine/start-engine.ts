import { randomBytes } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createApp } from "./api/app";
import type { Engine } from "./api/context";
import { fileInfo } from "./api/file-info";
import { signAnew } from "./api/sign-anew";
import { refuseForNow, refuseUnrouted } from "./api/unserved-requests";
import { UploadsUnderWay } from "./bytes/uploads-under-way";
import { startHousekeeping } from "./housekeeping";
import { listen } from "./listen";
import { Pipeline } from "./pipeline/pipeline";
import type { SpeechSource } from "./pipeline/speech";
import { SignedUrls } from "./signing/signed-urls";
import { Signer } from "./signing/signer";
import { StartError } from "./start-error";
import { Database } from "./store/database";
import { isDiskFull } from "./store/disk-errors";
import type { AnnounceFileEvent } from "./store/file-events";
import { FileStore } from "./store/files";
import { lockFolder } from "./store/folder-lock";
import { JobStore } from "./store/jobs";
import { LibraryFolder } from "./store/library-folder";
import { migrate } from "./store/migrations";
import { Upkeep } from "./store/upkeep";
import { Dispatcher, webhookRetryDelaysMs } from "./webhooks/dispatcher";
import { EndpointStore } from "./webhooks/endpoint-store";
import { Outbox } from "./webhooks/outbox";

export type EngineOptions = {
  dataDir: string;
  /** The bundled media worker. */
  workerPath: string;
  /** 0: the system chooses. */
  port?: number;
  /** The name under which browsers reach this machine. */
  publicHost?: string;
  /** The base of every signed URL, where it is not publicHost and port. */
  publicUrl?: string;
  workers?: number;
  limits?: Engine["limits"];
  urlLifeSeconds?: number | undefined;
  /** Of the bare download and thumbnail URLs beside the sources. */
  convenienceLifeSeconds?: number | undefined;
  uploadLifeSeconds?: number;
  maxUploadBytes?: number;
  /** For how long the bytes of an archived file are kept; a temporary one is archived when its day is over. */
  archivedLifeSeconds?: number;
  stallMs?: number;
  retryDelaysMs?: readonly number[];
  /** Who turns what is said in files into text. */
  speech?: SpeechSource | undefined;
  speechRetryDelaysMs?: readonly number[];
  /** Whether webhooks may go to loopback and private addresses. */
  webhooksToPrivate?: boolean;
  webhookRetryDelaysMs?: readonly number[];
  webhookTimeoutMs?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  log?: (line: string) => void;
};

export type RunningEngine = { url: string; apiKey: string; close: () => Promise<void> };

const GIBIBYTE = 1024 ** 3;

/** Starts an engine over a folder. Throws `StartError` with words for a person when that cannot be. */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const now = options.now ?? Date.now;
  const log = options.log ?? ((line) => process.stderr.write(`engine: ${line}\n`));
  const folder = await openFolder(options.dataDir);
  const unlock = lockFolder(folder.lock);
  if (!unlock)
    throw new StartError(`Another engine already works on ${folder.root}. Stop it, or set DATA_DIR to another folder.`);

  const cleanUps: (() => void | Promise<void>)[] = [unlock];
  const closeAll = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    await folder.prepare();
    const apiKey = await folder.secret("api-key", () => `sk_videogen_live_${randomBytes(24).toString("base64url")}`);
    const signingKey = await folder.secret("signing-key", () => randomBytes(32).toString("base64url"));
    const database = new Database(folder.database);
    cleanUps.push(() => database.close());
    migrate(database);
    const webhookEndpoints = new EndpointStore(database, now);
    const outbox = new Outbox(database, webhookEndpoints, now);
    let dispatcher: Dispatcher | undefined;
    const announce: AnnounceFileEvent = (event, fileId, error) => {
      if (outbox.add(event, fileId, error)) dispatcher?.wake();
    };
    const files = new FileStore(database, now, announce);
    const uploads = new UploadsUnderWay(() => pipeline.wake());
    const pipeline = new Pipeline({
      database,
      files,
      jobs: new JobStore(database, now),
      folder,
      workerPath: options.workerPath,
      workers: options.workers ?? 2,
      stallMs: options.stallMs ?? 5 * 60_000,
      retryDelaysMs: options.retryDelaysMs ?? [2_000, 20_000],
      speech: options.speech && {
        source: options.speech,
        retryDelaysMs: options.speechRetryDelaysMs ?? [10_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000],
      },
      isBusy: () => uploads.isBusy(),
      log,
    });

    // The port is part of every URL and known only once the server listens.
    let serve: ReturnType<typeof getRequestListener> | undefined;
    const publicHost = options.publicHost ?? "localhost";
    const server = await listen(
      (incoming, outgoing) => {
        if (serve) void serve(incoming, outgoing);
        else refuseForNow(outgoing);
      },
      publicHost,
      options.port ?? 0,
    );
    cleanUps.push(() => server.close());
    const url = options.publicUrl ?? `http://${inUrl(publicHost)}:${server.port}`;
    const engine: Engine = {
      database,
      files,
      uploads,
      webhookEndpoints,
      webhooksToPrivate: options.webhooksToPrivate ?? false,
      folder,
      urls: new SignedUrls(url, new Signer(Buffer.from(signingKey, "base64url")), now),
      now,
      log,
      wakePipeline: () => pipeline.wake(),
      apiKey,
      limits: options.limits ?? "generous",
      urlLifeSeconds: options.urlLifeSeconds ?? 24 * 3_600,
      convenienceLifeSeconds: options.convenienceLifeSeconds ?? 7 * 24 * 3_600,
      uploadLifeSeconds: options.uploadLifeSeconds ?? 15 * 60,
      maxUploadBytes: options.maxUploadBytes ?? 100 * GIBIBYTE,
    };
    const app = createApp(engine);
    dispatcher = new Dispatcher({
      endpoints: webhookEndpoints,
      outbox,
      hydrate: (fileId) => {
        const file = files.find(fileId);
        return file && fileInfo(signAnew(engine, file), engine.urls);
      },
      retryDelaysMs: options.webhookRetryDelaysMs ?? webhookRetryDelaysMs,
      timeoutMs: options.webhookTimeoutMs ?? 15_000,
      toPrivate: engine.webhooksToPrivate,
      now,
      log,
    });
    serve = getRequestListener(
      async (request, { incoming, outgoing }) => {
        if (!(outgoing instanceof ServerResponse) || !(incoming instanceof IncomingMessage))
          throw new Error("Not HTTP/1.");
        const answer = await app.fetch(request, { incoming, outgoing });
        // Hono remakes the answer to HEAD and thereby loses the mark that bytes went out by themselves.
        return outgoing.headersSent ? RESPONSE_ALREADY_SENT : answer;
      },
      { errorHandler: (error) => refuseUnrouted(error, log) },
    );
    cleanUps.push(
      startHousekeeping({
        files,
        upkeep: new Upkeep(database, files, now, announce),
        uploads,
        folder,
        archivedLifeSeconds: options.archivedLifeSeconds ?? 30 * 24 * 3_600,
        now,
        log,
      }),
    );
    const webhooks = dispatcher;
    cleanUps.push(() => webhooks.stop());
    cleanUps.push(() => pipeline.stop());
    webhooks.wake();
    pipeline.start();
    return { url, apiKey, close: closeAll };
  } catch (error) {
    await closeAll();
    throw asStartError(error, folder);
  }
}

async function openFolder(dataDir: string): Promise<LibraryFolder> {
  const folder = new LibraryFolder(dataDir);
  try {
    await folder.open();
  } catch (error) {
    throw asStartError(error, folder);
  }
  return folder;
}

function asStartError(error: unknown, folder: LibraryFolder): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOENT") {
    return new StartError(
      `The folder ${folder.root} cannot be written by this user. Change its owner, or set DATA_DIR to another folder.`,
    );
  }
  if (code === "ENOTDIR")
    return new StartError(`${folder.root} lies below something that is not a folder. Set DATA_DIR to another.`);
  if (isDiskFull(error)) return new StartError(`The disk of ${folder.root} is full. Make room and start again.`);
  return error;
}

function inUrl(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
