import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { Engine, EngineEnv } from "./context";

/** The one account of an engine. The id says which key, without telling it. */
export function accountOf(apiKey: string): { apiKeyId: string; teamId: string } {
  const mark = createHash("sha256").update(`account of ${apiKey}`).digest("hex");
  return { apiKeyId: `vg_key_${mark.slice(0, 24)}`, teamId: `vg_team_${mark.slice(24, 48)}` };
}

/** `GET /me`: the connection test. */
export function meRoutes(engine: Engine): Hono<EngineEnv> {
  const account = accountOf(engine.apiKey);
  return new Hono<EngineEnv>().get("/me", (c) =>
    c.json({ ...account, apiKeyNickname: "This machine", email: "library@localhost", displayName: null }),
  );
}
