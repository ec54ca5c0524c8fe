import { z } from "zod";

/** Answers around FileInfo. Files stay `unknown` here so that one bad file cannot spoil its page: parse each on its own. */

export const fileListAnswerSchema = z.object({
  files: z.array(z.unknown()),
  hasMore: z.boolean().nullish(),
  nextCursor: z.string().nullish(),
});

export const searchAnswerSchema = z.object({
  results: z.array(z.object({ similarity: z.number(), file: z.unknown() })),
});

export const uploadAnswerSchema = z.object({ fileId: z.string(), uploadUrl: z.string() });

export const meAnswerSchema = z.object({
  apiKeyId: z.string(),
  apiKeyNickname: z.string().nullish(),
  email: z.string().nullish(),
  displayName: z.string().nullish(),
  teamId: z.string().nullish(),
});

export const errorAnswerSchema = z.object({
  message: z.string(),
  code: z.string().nullish(),
  requirement: z.object({ type: z.string(), details: z.unknown().optional() }).nullish(),
  internalErrorCode: z.string().nullish(),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
