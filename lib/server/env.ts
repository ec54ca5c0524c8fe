import { z } from "zod";
import { defaultLocale, locales } from "@/lib/messages/locale";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);

const envSchema = z.object({
  NODE_ENV: z.string().default("production"),
  VIDEOGEN_API_KEY: z.preprocess(blankIsUnset, z.string().optional()),
  VIDEOGEN_BASE_URL: z.preprocess(blankIsUnset, z.url().default("https://api.videogen.io")),
  /** Signing secrets of the webhook endpoints that lead here, separated by spaces: two while one is being replaced. */
  VIDEOGEN_WEBHOOK_SECRET: z.preprocess(blankIsUnset, z.string().optional()),
  VALSTORM_TOKEN: z.preprocess(blankIsUnset, z.string().optional()),
  VALSTORM_BASE_URL: z.preprocess(blankIsUnset, z.url().default("https://api.valstorm.com/v1")),
  /** JSON that goes with every upload there. */
  VALSTORM_COMPRESSION_CONFIG: z.preprocess(
    blankIsUnset,
    z.string().refine(isJson, { error: "must be JSON" }).optional(),
  ),
  /** Set where Vercel runs this. */
  VERCEL: z.preprocess(blankIsUnset, z.string().optional()),
  /** The name under which browsers reach this machine. Anything but a loopback name closes the library to people without the passcode. */
  PUBLIC_HOST: z.preprocess(blankIsUnset, z.string().default("localhost")),
  ACCESS_PASSCODE: z.preprocess(blankIsUnset, z.string().optional()),
  /** Origins beside https: from which browsers may load the backend's signed URLs, separated by spaces. */
  MEDIA_ORIGINS: z.preprocess(blankIsUnset, z.string().default("")),
  /** What several instances share stands there. Without it each is alone. */
  REDIS_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^rediss?$/, error: "must be an address such as redis://localhost:6379 or rediss://…" })
      .optional(),
  ),
  /** A folder for work that must survive a crash of a single instance. */
  STATE_DIR: z.preprocess(blankIsUnset, z.string().optional()),
  /** An archive can be undone for so long, by anyone of the team. 0 archives at once. */
  ARCHIVE_GRACE_SECONDS: z.preprocess(blankIsUnset, z.coerce.number().min(0).max(3_600).default(10)),
  /** A library with more files has no index: search and sorting over all of it are off, browsing goes on. */
  LIBRARY_INDEX_MAX_FILES: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).default(250_000)),
  /** The language of the interface until a person asks for another with `?locale=`. */
  LOCALE: z.preprocess(blankIsUnset, z.enum(locales).default(defaultLocale)),
});
export type Env = z.infer<typeof envSchema>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

let parsed: Env | undefined;

/** The dashboard's configuration. Throws on first use, naming the variable, when one cannot be read. */
export function env(): Env {
  parsed ??= parseEnv();
  return parsed;
}

function parseEnv(): Env {
  const result = envSchema.safeParse(process.env);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Configuration cannot be read. ${names.join("; ")}`);
}
