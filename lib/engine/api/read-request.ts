import type { Context } from "hono";
import { z } from "zod";
import { invalidRequest } from "./api-error";
import type { EngineEnv } from "./context";

/** The JSON body, as the schema has it. */
export async function readBody<Schema extends z.ZodType>(
  c: Context<EngineEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidRequest("The body is not JSON.");
    throw error;
  }
  return parse(schema, body);
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

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first?.path.join(".") ?? "";
  throw invalidRequest(where === "" ? (first?.message ?? "The request is not valid.") : `${where}: ${first?.message}`);
}
