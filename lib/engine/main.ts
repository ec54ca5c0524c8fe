import { fileURLToPath } from "node:url";
import { z } from "zod";
import { speechSource } from "./pipeline/speech-source";
import { type RunningEngine, startEngine } from "./start-engine";
import { StartError } from "./start-error";

const environmentSchema = z.object({
  ENGINE_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  DATA_DIR: z.string().min(1).default(".data"),
  PUBLIC_HOST: z.string().min(1).default("localhost"),
  ENGINE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ENGINE_WORKERS: z.coerce.number().int().min(1).max(64).default(2),
  ENGINE_LIMITS: z.enum(["generous", "videogen"]).default("generous"),
  ENGINE_WEBHOOKS_TO_PRIVATE: z.enum(["true", "false"]).default("false"),
  /** For trying how a client bears URLs that end early: of every signed URL but those for uploads. */
  ENGINE_URL_LIFE_SECONDS: z.coerce
    .number()
    .int()
    .min(5)
    .max(7 * 24 * 3_600)
    .optional(),
  ENGINE_KEEP_ARCHIVED_DAYS: z.coerce.number().min(0).max(36_500).default(30),
  TRANSCRIBE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSCRIBE_KEY: z.string().optional(),
  TRANSCRIBE_MODEL: z.string().default("whisper-1"),
  WHISPER_MODEL: z.string().optional(),
  ENGINE_MAX_UPLOAD_BYTES: z.coerce.number().int().min(1).optional(),
});

const workerPath = fileURLToPath(new URL("./media-worker.mjs", import.meta.url));

/** An empty variable is one that is not set. */
function readEnvironment(): z.output<typeof environmentSchema> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new StartError(`The environment is not valid. ${wrong.join("; ")}`);
}

async function start(): Promise<RunningEngine> {
  const environment = readEnvironment();
  return startEngine({
    dataDir: environment.DATA_DIR,
    port: environment.ENGINE_PORT,
    publicHost: environment.PUBLIC_HOST,
    publicUrl: environment.ENGINE_PUBLIC_URL,
    workers: environment.ENGINE_WORKERS,
    limits: environment.ENGINE_LIMITS,
    webhooksToPrivate: environment.ENGINE_WEBHOOKS_TO_PRIVATE === "true",
    urlLifeSeconds: environment.ENGINE_URL_LIFE_SECONDS,
    convenienceLifeSeconds: environment.ENGINE_URL_LIFE_SECONDS,
    archivedLifeSeconds: environment.ENGINE_KEEP_ARCHIVED_DAYS * 24 * 3_600,
    speech: await speechSource(
      {
        url: environment.TRANSCRIBE_URL,
        key: environment.TRANSCRIBE_KEY,
        model: environment.TRANSCRIBE_MODEL,
        whisperModel: environment.WHISPER_MODEL,
      },
      workerPath,
    ),
    maxUploadBytes: environment.ENGINE_MAX_UPLOAD_BYTES,
    workerPath,
  });
}

try {
  const engine = await start();
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    engine.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`engine: did not stop cleanly: ${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.stdout.write(`engine listening on ${engine.url}\n`);
} catch (error) {
  const words =
    error instanceof StartError ? error.message : `could not start: ${error instanceof Error ? error.stack : error}`;
  process.stderr.write(`engine: ${words}\n`);
  process.exit(1);
}
