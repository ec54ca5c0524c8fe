import { z } from "zod";
import type { ErrorCode } from "@/lib/domain/errors";
import { BackendError } from "../port";

const detailSchema = z.object({
  detail: z.union([
    z.string(),
    z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).catch([]), type: z.string().catch("") })),
  ]),
});

/** What a FastAPI answer that is not 2xx means. `text` is its body; it is read for codes and names only, never passed on. */
export function refusalOf(status: number, headers: Headers, text: string): BackendError {
  const parsed = detailSchema.safeParse(parseJson(text));
  const field = parsed.success && typeof parsed.data.detail !== "string" ? fieldOf(parsed.data.detail) : undefined;
  const retryAfterSeconds = secondsToWait(headers);
  return new BackendError(codeOf(status, parsed.success), {
    status,
    ...(field ? { refusedField: field } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(parsed.success ? {} : { cause: new Error("not the API's form of an error") }),
  });
}

function codeOf(status: number, isFromApi: boolean): ErrorCode {
  if (status === 401) return "backend_key_rejected";
  if (status === 429) return "rate_limited";
  if (status === 413) return "too_large";
  if (status >= 500 || status === 408) return "backend_failed";
  // A gateway's page says nothing of the file.
  if (!isFromApi) return "backend_bad_answer";
  if (status === 403) return "not_authorized";
  if (status === 404) return "not_found";
  return status === 409 ? "conflict" : "invalid_request";
}

/** Where a 422 says that the fault is: ["body", "files", 0] is "files". Names of our own fields alone, never what is in them. */
function fieldOf(faults: { loc: (string | number)[] }[]): string | undefined {
  const names = faults[0]?.loc.filter((part) => typeof part === "string" && /^[a-z_]{1,40}$/i.test(part)) ?? [];
  const [place, ...rest] = names;
  return (rest.length > 0 ? rest.join(".") : place?.toString()) || undefined;
}

function secondsToWait(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/** Undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
