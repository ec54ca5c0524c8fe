import { z } from "zod";

const text = z.string().nullish().catch(null);

/** A record `file`, read as tolerantly as it can be: what cannot be read is as if it were not there. */
export const fileRecordSchema = z.object({
  id: text,
  name: text,
  location: text,
  extension: text,
  content_type: text,
  is_public: z
    .union([z.boolean(), z.stringbool(), z.number().transform(Boolean)])
    .nullish()
    .catch(null),
  link: text,
  file_size: z.coerce.number().int().min(0).nullish().catch(null),
  status: text,
  created_date: text,
  modified_date: text,
});
export type FileRecord = z.infer<typeof fileRecordSchema>;

/** What an answer looked like, for the log: names of its fields, never values. */
export type Shape = string;

const wrappers = ["data", "records", "results", "items", "files", "result", "file", "record"];

/** The records of an answer in any of the forms that one may have; null when none of them fits. */
export function recordsIn(json: unknown): { records: FileRecord[]; shape: Shape } | null {
  if (Array.isArray(json)) return { records: json.flatMap(readRecord), shape: "array" };
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) return json === null ? { records: [], shape: "null" } : null;
  const record = readRecord(json);
  if (record.length > 0) return { records: record, shape: "object" };
  for (const wrapper of wrappers) {
    const wrapped = object.data[wrapper];
    if (wrapped === undefined || wrapped === null) continue;
    const inner = recordsIn(wrapped);
    if (inner) return { records: inner.records, shape: `object.${wrapper}: ${inner.shape}` };
  }
  return Object.keys(object.data).length === 0 ? { records: [], shape: "empty object" } : null;
}

/** Without id and location there is no file to speak of. */
function readRecord(json: unknown): FileRecord[] {
  const record = fileRecordSchema.safeParse(json);
  return record.success && (record.data.id || record.data.location) ? [record.data] : [];
}

const seconds = z.coerce.number().positive().optional().catch(undefined);
const tokenObject = z.object({
  token: z.string().min(1).optional().catch(undefined),
  access_token: z.string().min(1).optional().catch(undefined),
  expires_in: seconds,
});

/** The token for stream URLs in an answer, and for how long it says it lives; null when there is none. */
export function tokenIn(json: unknown): { token: string; lifeSeconds: number | null; shape: Shape } | null {
  if (typeof json === "string") return json ? { token: json, lifeSeconds: claimedLife(json), shape: "text" } : null;
  const parsed = tokenObject.safeParse(json);
  const token = parsed.success ? (parsed.data.token ?? parsed.data.access_token) : undefined;
  if (!parsed.success || !token) return null;
  const lifeSeconds = parsed.data.expires_in ?? claimedLife(token);
  return { token, lifeSeconds, shape: parsed.data.token ? "object.token" : "object.access_token" };
}

const claims = z.object({ iat: z.number(), exp: z.number() });

/** A JSON Web Token says when it was made and when it ends; others say nothing. */
function claimedLife(token: string): number | null {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  try {
    const { iat, exp } = claims.parse(JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString()));
    return exp > iat ? exp - iat : null;
  } catch {
    return null;
  }
}
