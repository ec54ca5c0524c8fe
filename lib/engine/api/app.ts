import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { byteHeaders, preflightHeaders } from "../bytes/content-safety";
import { readRoutes } from "../bytes/read-routes";
import { tusRoute } from "../bytes/tus-route";
import { uploadRoute } from "../bytes/upload-route";
import { webhookRoutes } from "../webhooks/routes";
import { answerError } from "./answer-error";
import { ApiError } from "./api-error";
import { requireKey } from "./auth";
import { changeFileRoutes } from "./change-files";
import type { Engine, EngineEnv } from "./context";
import { createUploadRoutes } from "./create-upload";
import { meRoutes } from "./me";
import { CallCounts, enforceLimits, tellLimits } from "./rate-limits";
import { readFileRoutes } from "./read-files";

const bytePaths = ["/objects/*", "/hls/*", "/public/*", "/uploads/*"];

/** All that the engine answers. */
export function createApp(engine: Engine): Hono<EngineEnv> {
  const app = new Hono<EngineEnv>();
  // Headers of every answer are set on Node's own answer, and before: on one that Hono has already made, each would
  // turn its body into a stream.
  app.use(async (c, next) => {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.env.outgoing.setHeader("x-request-id", requestId);
    await next();
  });

  for (const path of bytePaths) {
    app.use(path, async (c, next) => {
      if (c.req.method === "OPTIONS") return c.body(null, 204, preflightHeaders(c.req.path, engine.maxUploadBytes));
      // Refusals too: a page must be able to read why its upload was refused.
      for (const [name, value] of Object.entries(byteHeaders)) c.env.outgoing.setHeader(name, value);
      await next();
    });
  }

  const counts = new CallCounts(engine.now);
  app.use("/v1/*", tellLimits(engine, counts), requireKey(engine.apiKey), enforceLimits(engine, counts));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_c, allowed) => {
        const methods = allowed.join(", ");
        throw new ApiError(405, "method_not_allowed", `This address takes ${methods}.`, { Allow: methods });
      },
    }),
  );

  app.get("/health", (c) => c.json({ status: "ok" }));
  for (const routes of [meRoutes, readFileRoutes, createUploadRoutes, changeFileRoutes, webhookRoutes])
    app.route("/v1", routes(engine));
  app.route("/", uploadRoute(engine));
  app.route("/", tusRoute(engine));
  app.route("/", readRoutes(engine));

  app.notFound((c) => answerError(engine, new ApiError(404, "not_found", "There is nothing at this address."), c));
  app.onError((error, c) => answerError(engine, error, c));
  return app;
}
