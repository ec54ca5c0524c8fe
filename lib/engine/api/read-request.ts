import type { Context } from "hono";
import { z } from "zod";
import { ApiError, invalidRequest } from "./api-error";
import type { EngineEnv } from "./context";

/** A transcript of many hours fits. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;

/** The JSON body, as the schema has it. */
export async function readBody<Schema extends z.ZodType>(
  c: Context<EngineEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readText(c.env.incoming);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidRequest("The body is not JSON.");
    throw error;
  }
  return parse(schema, body);
}

/** Never more in memory than a body here may have, whatever length was declared. */
async function readText(incoming: EngineEnv["Bindings"]["incoming"]): Promise<string> {
  const chunks: Buffer[] = [];
  if (Number(incoming.headers["content-length"] ?? 0) > MAX_JSON_BYTES) throw tooLarge();
  let bytes = 0;
  // The refusal must still reach the client, so the request outlives the loop.
  const body: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_JSON_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function tooLarge(): ApiError {
  return new ApiError(413, "payload_too_large", "The body is larger than a request here may be.");
}

/** The query of the URL, as the schema has it. */
export function readQuery<Schema extends z.ZodType>(c: Context<EngineEnv>, schema: Schema): z.output<Schema> {
  return parse(schema, c.req.query());
}

/** `true` and `false` as URLs have them. */
export const queryFlag = z
  .enum(["true", "false", "1", "0"])
  .transform((value) => value === "true" || value === "1")
  .default(false);

const MAX_LIMIT = 200;

/** How many of a list; more than 200 are 200. */
export const pageLimit = z
  .string()
  .regex(/^\d+$/, "must be a whole number of 1 or more")
  .transform((text) => Math.min(Number(text), MAX_LIMIT))
  .refine((limit) => limit >= 1, "must be a whole number of 1 or more")
  .default(50);

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first?.path.join(".") ?? "";
  throw invalidRequest(where === "" ? (first?.message ?? "The request is not valid.") : `${where}: ${first?.message}`);
}
