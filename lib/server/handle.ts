import { randomUUID } from "node:crypto";
import { z } from "zod";
import { BackendError } from "@/lib/backend/port";
import type { ErrorCode, ErrorEnvelope } from "@/lib/domain/errors";
import { allows, type Role } from "@/lib/domain/roles";
import { isSameOrigin, passcodeIsSet, roleOf } from "./access";
import { failures, limitMessage, requirementMessage } from "./messages";
import { chosenBackend, withBackend } from "./which-backend";

/** A failure that a route itself decides on. */
export class RouteError extends Error {
  override readonly name = "RouteError";
  constructor(
    readonly code: ErrorCode,
    readonly details: { message?: string; retryAfterSeconds?: number } = {},
  ) {
    super(code);
  }
}

type Input<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  signal: AbortSignal;
  headers: Headers;
  /** For the few that read the body as it came. */
  request: Request;
};

type Route<Params, Query, Body> = {
  /** The least role that may call it; `public` for the few that need none. */
  role: Role | "public";
  /** `anywhere` for what programs send, or pages of other sites, with a proof of their own in the request. */
  from?: "own_pages" | "anywhere";
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
};

const anything = z.any();
const maxBodyBytes = 1_000_000;
const safeMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Wraps every route handler: request id, origin, access, parsing, and one JSON envelope for whatever fails. The wrapped
 * function returns a `Response`, or a value to send as JSON.
 */
export function handle<Params = undefined, Query = undefined, Body = undefined>(
  route: Route<Params, Query, Body>,
  answer: (input: Input<Params, Query, Body>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const isOpen = safeMethods.includes(request.method) || route.from === "anywhere";
      if (!isOpen && !isSameOrigin(request.headers)) throw new RouteError("forbidden_origin");
      await checkAccess(request.headers, route.role);
      const url = new URL(request.url);
      const input = {
        params: parse(route.params, await context.params, "address"),
        query: parse(route.query, Object.fromEntries(url.searchParams), "query"),
        body: parse(route.body, route.body ? await readJson(request) : undefined, "body"),
        signal: request.signal,
        headers: request.headers,
        request,
      };
      const chosen = chosenBackend(request.headers, url.searchParams.get("backend"));
      const answered = await withBackend(chosen, () => answer(input));
      const response = answered instanceof Response ? answered : Response.json(answered);
      response.headers.set("x-request-id", requestId);
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      return failureResponse(error, requestId, request);
    }
  };
}

async function checkAccess(headers: Headers, needed: Role | "public"): Promise<void> {
  if (needed === "public") return;
  const role = await roleOf(headers);
  if (!role) throw new RouteError(passcodeIsSet() ? "passcode_required" : "passcode_not_set");
  if (!allows(role, needed)) throw new RouteError("forbidden_role");
}

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown, what: string): T {
  const parsed = schema ? schema.safeParse(value) : anything.safeParse(undefined);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` at "${issue.path.join(".")}"` : "";
  throw new RouteError("invalid_request", {
    message: `The request's ${what} cannot be read${where}: ${issue?.message}.`,
  });
}

async function readJson(request: Request): Promise<unknown> {
  if (!request.headers.get("content-type")?.includes("application/json")) {
    throw new RouteError("invalid_request", {
      message: "The request's body must be JSON (content-type application/json).",
    });
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBodyBytes) {
    throw new RouteError("invalid_request", { message: "The request's body is larger than 1 MB." });
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new RouteError("invalid_request", { message: "The request's body is not JSON." });
  }
}

function failureResponse(error: unknown, requestId: string, request: Request): Response {
  const known = error instanceof RouteError || error instanceof BackendError;
  const code = known ? error.code : "internal";
  const { status, message } = failures[code];
  const retryAfterSeconds =
    error instanceof BackendError
      ? error.retryAfterSeconds
      : error instanceof RouteError
        ? error.details.retryAfterSeconds
        : undefined;
  const requirement = error instanceof BackendError ? error.requirement : undefined;
  if (status >= 500 && !request.signal.aborted) {
    console.error(JSON.stringify({ requestId, code, path: new URL(request.url).pathname, error: chainOf(error) }));
  }
  const envelope: ErrorEnvelope = {
    error: {
      code,
      message:
        (error instanceof RouteError && error.details.message) ||
        refusedFieldWords(error) ||
        (requirement ? requirementMessage(requirement) : null) ||
        (code === "rate_limited" ? limitMessage(retryAfterSeconds) : message),
      requestId,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(requirement ? { requirement: { type: requirement.type } } : {}),
    },
  };
  return Response.json(envelope, {
    status,
    headers: {
      "x-request-id": requestId,
      "cache-control": "no-store",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterSeconds)) }),
    },
  });
}

/** Which part of what was asked for the backend did not take, where it says so. */
function refusedFieldWords(error: unknown): string | null {
  const field = error instanceof BackendError ? error.refusedField : undefined;
  return field ? `The files API did not accept the “${field}” of this request. Check it and try again.` : null;
}

/** Names and messages of the chain of causes: never headers, bodies or URLs, where a key or a signature could stand. */
function chainOf(error: unknown): string {
  const parts: string[] = [];
  for (let link = error; link instanceof Error && parts.length < 5; link = link.cause) {
    parts.push(`${link.name}: ${link.message.slice(0, 300)}`);
  }
  return parts.join(" ← ") || "unknown";
}
