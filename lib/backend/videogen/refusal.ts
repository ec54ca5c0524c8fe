import type { IncomingHttpHeaders } from "node:http";
import type { ErrorCode } from "@/lib/domain/errors";
import { errorAnswerSchema } from "@/lib/videogen-wire/messages";
import { BackendError } from "../port";
import { looksLikeHtml, parseJson } from "./answer-body";
import type { Reach, Result } from "./exchange";
import { secondsToWait } from "./limit-headers";

/** What an answer that is not 2xx means. One that the API did not write (a gateway's page) says nothing of the file. */
export function refusalOf(status: number, headers: IncomingHttpHeaders, body: Buffer): Result<never> {
  const parsed = errorAnswerSchema.safeParse(parseJson(body));
  const code = parsed.success ? (parsed.data.code ?? undefined) : undefined;
  const requirement = parsed.success ? parsed.data.requirement : undefined;
  const retryAfterSeconds = secondsToWait(headers);
  const [errorCode, reach] = meaningOf(status, code, parsed.success);
  const error = new BackendError(errorCode, {
    status,
    ...(requirement ? { requirement } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(parsed.success
      ? {}
      : { cause: new Error(looksLikeHtml(body) ? "an HTML page" : "not the API's form of an error") }),
  });
  return { ok: false, error, reach };
}

function meaningOf(status: number, code: string | undefined, isFromApi: boolean): [ErrorCode, Reach] {
  if (status === 401) return ["backend_key_rejected", "refused"];
  if (status === 429) {
    return code === "insufficient_credits" ? ["insufficient_credits", "refused"] : ["rate_limited", "limited"];
  }
  if (status >= 500 || status === 408) return ["backend_failed", "unknown"];
  if (!isFromApi) return ["backend_bad_answer", "unknown"];
  if (code === "insufficient_credits") return ["insufficient_credits", "refused"];
  if (status === 403) return ["not_authorized", "refused"];
  if (status === 404) return ["not_found", "refused"];
  if (status === 409) return ["conflict", "refused"];
  return ["invalid_request", "refused"];
}
