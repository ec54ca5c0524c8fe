import type { MiddlewareHandler } from "hono";
import { ApiError } from "./api-error";
import type { Engine, EngineEnv } from "./context";

const HOUR_MS = 3_600_000;

type Group = "read" | "hydrate" | "upload" | "search" | "change" | WebhookGroup;
type WebhookGroup = "webhook-create" | "webhook-delete" | "webhook-list";

const PLENTY = 10_000_000;

/** Calls an hour. VideoGen documents no limit for changes; they share the reads' figure here. */
const limits: Record<Engine["limits"], Record<Group, number>> = {
  videogen: {
    ...{ read: 50_000, hydrate: 2_500, upload: 500, search: 500, change: 50_000 },
    ...{ "webhook-create": 10, "webhook-delete": 10, "webhook-list": 500 },
  },
  generous: {
    ...{ read: PLENTY, hydrate: PLENTY, upload: PLENTY, search: PLENTY, change: PLENTY },
    ...{ "webhook-create": PLENTY, "webhook-delete": PLENTY, "webhook-list": PLENTY },
  },
};

function groupOf(method: string, path: string): Group {
  if (path.startsWith("/v1/webhooks/")) {
    if (method === "POST") return "webhook-create";
    return method === "DELETE" ? "webhook-delete" : "webhook-list";
  }
  if (method === "GET" || method === "HEAD") return "read";
  if (path === "/v1/files/upload") return "upload";
  if (path === "/v1/files/search") return "search";
  return path.endsWith("/hydrate") ? "hydrate" : "change";
}

/** Says on every answer what is left of the hour. Comes before the key is checked, for refusals carry it too. */
export function tellLimits(engine: Engine, counts: CallCounts): MiddlewareHandler<EngineEnv> {
  return async (c, next) => {
    const group = groupOf(c.req.method, c.req.path);
    const limit = limits[engine.limits][group];
    c.env.outgoing.setHeader("X-RateLimit-Limit", String(limit));
    c.env.outgoing.setHeader("X-RateLimit-Remaining", left(limit, counts.used(group)));
    c.env.outgoing.setHeader("X-RateLimit-Reset", String(counts.resetSeconds()));
    await next();
  };
}

/** Counts the calls of key holders, and refuses past the limit. */
export function enforceLimits(engine: Engine, counts: CallCounts): MiddlewareHandler<EngineEnv> {
  return async (c, next) => {
    const group = groupOf(c.req.method, c.req.path);
    const limit = limits[engine.limits][group];
    if (counts.used(group) >= limit) {
      const wait = Math.max(1, Math.ceil(counts.resetSeconds() - engine.now() / 1000));
      const message = `This hour's ${limit} calls of this kind are used up. Try again in ${wait} s.`;
      throw new ApiError(429, "rate_limited", message, { "Retry-After": String(wait) });
    }
    counts.add(group);
    c.env.outgoing.setHeader("X-RateLimit-Remaining", left(limit, counts.used(group)));
    await next();
  };
}

function left(limit: number, used: number): string {
  return String(Math.max(0, limit - used));
}

/** The calls of the current hour by kind. Forgets at a restart, by intention. */
export class CallCounts {
  readonly #now: () => number;
  readonly #used = new Map<Group, number>();
  #hour = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  used(group: Group): number {
    this.#turnHour();
    return this.#used.get(group) ?? 0;
  }

  add(group: Group): void {
    this.#used.set(group, this.used(group) + 1);
  }

  resetSeconds(): number {
    this.#turnHour();
    return ((this.#hour + 1) * HOUR_MS) / 1000;
  }

  #turnHour(): void {
    const hour = Math.floor(this.#now() / HOUR_MS);
    if (hour !== this.#hour) this.#used.clear();
    this.#hour = hour;
  }
}
