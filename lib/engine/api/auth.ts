import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { ApiError } from "./api-error";
import type { EngineEnv } from "./context";

/** Lets only the holder of the key through. Digests are compared, so that neither time nor length tells anything. */
export function requireKey(apiKey: string): MiddlewareHandler<EngineEnv> {
  const expected = digest(apiKey);
  return async (c, next) => {
    const given = /^Bearer +(\S+) *$/i.exec(c.env.incoming.headers.authorization ?? "")?.[1];
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      throw new ApiError(401, "invalid_api_key", "The API key is missing or not valid.", {
        "WWW-Authenticate": "Bearer",
      });
    }
    await next();
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
