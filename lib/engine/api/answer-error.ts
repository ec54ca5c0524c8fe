import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ErrorAnswer } from "@/lib/videogen-wire/messages";
import { isDiskFull } from "../store/disk-errors";
import { ApiError, diskFull } from "./api-error";
import type { Engine, EngineEnv } from "./context";
import { answerAndLinger, isStillComing } from "./linger";

/** The error form of every answer that is not 2xx. What we did not foresee is logged and not told. */
export async function answerError(engine: Engine, error: unknown, c: Context<EngineEnv>): Promise<Response> {
  const known = error instanceof ApiError ? error : isDiskFull(error) ? diskFull() : unforeseen(engine, error, c);
  const { incoming, outgoing } = c.env;
  // An answer that has begun can only be cut: whoever reads it then knows that it is not whole.
  if (outgoing.headersSent) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const body: ErrorAnswer = { message: known.message, code: known.code };
  const answer = c.json(body, known.status, { ...known.headers });
  if (!isStillComing(incoming)) return answer;
  await answerAndLinger(incoming, outgoing, answer);
  return RESPONSE_ALREADY_SENT;
}

function unforeseen(engine: Engine, error: unknown, c: Context<EngineEnv>): ApiError {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  engine.log(`${c.get("requestId")} ${c.req.method} ${c.req.path} failed: ${what}`);
  return new ApiError(
    500,
    "internal_error",
    "Something went wrong in the engine. Its log says more under this request's id.",
  );
}
