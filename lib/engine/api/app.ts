import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { byteHeaders, preflightHeaders } from "../bytes/content-safety";
import { readRoutes } from "../bytes/read-routes";
import { uploadRoute } from "../bytes/upload-route";
import { answerError } from "./answer-error";
import { ApiError } from "./api-error";
import { requireKey } from "./auth";
import { changeFileRoutes } from "./change-files";
import type { Engine, EngineEnv } from "./context";
import { createUploadRoutes } from "./create-upload";
import { meRoutes } from "./me";
import { CallCounts, enforceLimits, tellLimits } from "./rate-limits";
import { readFileRoutes } from "./read-files";

/** A transcript of many hours fits. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;

const bytePaths = ["/objects/*", "/hls/*", "/public/*", "/uploads/*"];

/** All that the engine answers. */
export function createApp(engine: Engine): Hono<EngineEnv> {
  const app = new Hono<EngineEnv>();
  app.use(requestId({ limitLength: 0 }));

  for (const path of bytePaths) {
    app.use(path, async (c, next) => {
      if (c.req.method === "OPTIONS") return c.body(null, 204, { ...preflightHeaders });
      await next();
      // Refusals too: a page must be able to read why its upload was refused.
      if (!c.env.outgoing.headersSent) for (const [name, value] of Object.entries(byteHeaders)) c.header(name, value);
    });
  }

  const counts = new CallCounts(engine.now);
  app.use("/v1/*", tellLimits(engine, counts), requireKey(engine.apiKey), enforceLimits(engine, counts));
  app.use(
    "/v1/*",
    bodyLimit({
      maxSize: MAX_JSON_BYTES,
      onError: () => {
        throw new ApiError(413, "payload_too_large", "The body is larger than a request here may be.");
      },
    }),
  );
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
  for (const routes of [meRoutes, readFileRoutes, createUploadRoutes, changeFileRoutes])
    app.route("/v1", routes(engine));
  app.route("/", uploadRoute(engine));
  app.route("/", readRoutes(engine));

  app.notFound((c) => answerError(engine, new ApiError(404, "not_found", "There is nothing at this address."), c));
  app.onError((error, c) => answerError(engine, error, c));
  return app;
}
