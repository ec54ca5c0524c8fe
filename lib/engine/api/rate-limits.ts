import type { MiddlewareHandler } from "hono";
import { ApiError } from "./api-error";
import type { Engine, EngineEnv } from "./context";

const HOUR_MS = 3_600_000;

type Group = "read" | "hydrate" | "upload" | "search" | "change";

/** Calls an hour. VideoGen documents no limit for changes; they share the reads' figure here. */
const limits: Record<Engine["limits"], Record<Group, number>> = {
  videogen: { read: 50_000, hydrate: 2_500, upload: 500, search: 500, change: 50_000 },
  generous: { read: 10_000_000, hydrate: 10_000_000, upload: 10_000_000, search: 10_000_000, change: 10_000_000 },
};

function groupOf(method: string, path: string): Group {
  if (method === "GET" || method === "HEAD") return "read";
  if (path === "/v1/files/upload") return "upload";
  if (path === "/v1/files/search") return "search";
  return path.endsWith("/hydrate") ? "hydrate" : "change";
}

/** Counts calls by the hour, says so on every answer, and refuses past the limit. Forgets at a restart, by intention. */
export function rateLimits(engine: Engine): MiddlewareHandler<EngineEnv> {
  const used = new Map<Group, { hour: number; calls: number }>();
  return async (c, next) => {
    const group = groupOf(c.req.method, c.req.path);
    const hour = Math.floor(engine.now() / HOUR_MS);
    const before = used.get(group);
    const calls = (before?.hour === hour ? before.calls : 0) + 1;
    const limit = limits[engine.limits][group];
    used.set(group, { hour, calls: Math.min(calls, limit + 1) });
    const reset = ((hour + 1) * HOUR_MS) / 1000;
    c.header("X-RateLimit-Limit", String(limit));
    c.header("X-RateLimit-Remaining", String(Math.max(0, limit - calls)));
    c.header("X-RateLimit-Reset", String(reset));
    if (calls > limit) {
      const wait = Math.max(1, Math.ceil(reset - engine.now() / 1000));
      throw new ApiError(
        429,
        "rate_limited",
        `This hour's ${limit} calls of this kind are used up. Try again in ${wait} s.`,
        {
          "Retry-After": String(wait),
        },
      );
    }
    await next();
  };
}
