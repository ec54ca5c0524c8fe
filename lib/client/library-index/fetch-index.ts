import { z } from "zod";
import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { type IndexAnswer, indexAnswerSchema } from "@/lib/domain/library-index";
import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";

// The policy of our pages forbids code made from text, which zod would otherwise try.
z.config({ jitless: true });

/** Why there was no answer; `message` is for people. `signedOut`: whoever asks may not see the library any more. */
export class IndexFetchError extends Error {
  override readonly name = "IndexFetchError";
  constructor(
    message: string,
    readonly signedOut: boolean,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}

/** Asks for the index, or with `since` (`<epoch>.<version>`) for what has changed. Throws `IndexFetchError`. */
export async function fetchIndex(origin: string, since: string | null): Promise<IndexAnswer> {
  const query = since === null ? "" : `?since=${encodeURIComponent(since)}`;
  const response = await fetch(`${origin}/api/library-index${query}`).catch(() => null);
  if (!response) throw new IndexFetchError(libraryIndexTexts(pageLocale()).unreachable, false, null);
  const json: unknown = await unpacked(response)
    .json()
    .catch(() => null);
  if (!response.ok) {
    const envelope = errorEnvelopeSchema.safeParse(json);
    const message = envelope.data?.error.message ?? libraryIndexTexts(pageLocale()).answeredWith(response.status);
    throw new IndexFetchError(message, response.status === 401, envelope.data?.error.retryAfterSeconds ?? null);
  }
  const answer = indexAnswerSchema.safeParse(json);
  if (!answer.success) throw new IndexFetchError(libraryIndexTexts(pageLocale()).pageIsOld, false, 60);
  return answer.data;
}

/** The whole index comes as a gzip file. */
function unpacked(response: Response): Response {
  const isPacked = response.headers.get("content-type") === "application/gzip";
  return isPacked && response.body
    ? new Response(response.body.pipeThrough(new DecompressionStream("gzip")))
    : response;
}
