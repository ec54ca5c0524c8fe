import { Hono } from "hono";
import { z } from "zod";
import { timedTranscriptSchema } from "@/lib/videogen-wire/file-info";
import type { Engine, EngineEnv } from "./context";
import { accountOf } from "./me";
import { readBody } from "./read-request";

const TEMPORARY_LIFE_SECONDS = 24 * 3_600;

/** Long enough for any file system's names and then some; a name is only ever a label. */
const MAX_NAME_LENGTH = 1_024;

const displayNameSchema = z
  .string()
  .transform((name) =>
    name
      .replace(/\p{Cs}/gu, "\uFFFD")
      .replace(/\p{Cc}/gu, " ")
      .trim(),
  )
  .refine((name) => name.length > 0, "must not be empty")
  .refine((name) => name.length <= MAX_NAME_LENGTH, `must not be longer than ${MAX_NAME_LENGTH} characters`);

const transcriptSchema = timedTranscriptSchema.superRefine(({ words }, context) => {
  const complain = (message: string) => context.addIssue({ code: "custom", path: ["words"], message });
  if (words.length === 0) complain("must have at least one word");
  let reached = 0;
  for (const { startSeconds, endSeconds, word } of words) {
    if (word.trim() === "") return complain("must not have an empty word");
    if (startSeconds < 0) return complain(`“${word}” starts before 0`);
    if (endSeconds < startSeconds) return complain(`“${word}” ends before it starts`);
    if (startSeconds < reached) return complain(`“${word}” starts before the word before it has ended`);
    reached = endSeconds;
  }
});

const uploadBody = z.object({
  displayName: displayNameSchema,
  type: z.enum(["IMAGE", "VIDEO", "AUDIO", "PDF", "SLIDESHOW", "TEXT", "LOTTIE"]).nullish(),
  isTemporary: z.boolean().default(false),
  hideFromUi: z.boolean().default(false),
  transcript: transcriptSchema.nullish(),
});

/** `POST /files/upload`: a record and the URL that its bytes go to. */
export function createUploadRoutes(engine: Engine): Hono<EngineEnv> {
  const { apiKeyId } = accountOf(engine.apiKey);
  return new Hono<EngineEnv>().post("/files/upload", async (c) => {
    const body = await readBody(c, uploadBody);
    const now = Math.floor(engine.now() / 1000);
    const uploadUntil = now + engine.uploadLifeSeconds;
    const { fileId } = engine.files.create({
      ownerId: apiKeyId,
      displayName: body.displayName,
      requestedType: body.type ?? null,
      hidden: body.hideFromUi,
      temporaryUntil: body.isTemporary ? now + TEMPORARY_LIFE_SECONDS : null,
      uploadUntil,
      transcript: body.transcript ?? null,
    });
    return c.json({ fileId, uploadUrl: engine.urls.upload(fileId, uploadUntil) });
  });
}
