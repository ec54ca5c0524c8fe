import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { ApiError } from "../api/api-error";
import type { Engine, EngineEnv } from "../api/context";
import { staticPublicRendition } from "../api/file-info";
import { type ObjectName, objectNames } from "../signing/signed-urls";
import type { Rendition, StoredObject } from "../store/stored-file";
import { attachment, harmless } from "./content-safety";
import { entityTag } from "./entity-tag";
import { hlsFile } from "./hls-path";
import { refuse } from "./refuse";
import { type Sendable, sendFile } from "./send-file";
import { SmallFiles } from "./small-files";

/** The routes that give out bytes: signed ones, and those of files whose public preview is on. */
export function readRoutes(engine: Engine): Hono<EngineEnv> {
  const memory = new SmallFiles();
  const send = async (c: Context<EngineEnv>, what: Sendable | undefined, keptIn?: SmallFiles) => {
    const { incoming, outgoing } = c.env;
    if (what === undefined || !(await sendFile(incoming, outgoing, what, keptIn))) throw nothingHere();
    return RESPONSE_ALREADY_SENT;
  };

  return new Hono<EngineEnv>()
    .get("/objects/:fileId/:name", (c) => {
      const url = new URL(c.req.url);
      const refusal = engine.urls.checkQuery("object", url);
      if (refusal) throw refuse(refusal, "read");
      const file = engine.files.findObject(c.req.param("fileId"));
      const name = objectNames.find((known) => known === c.req.param("name"));
      if (!file || !name) throw nothingHere();
      // Each run of the media work has a folder of its own: what lies at a rendition's path never changes.
      const keptIn = name === "download" ? undefined : memory;
      return send(c, signedObject(engine, file, name, Number(url.searchParams.get("expires"))), keptIn);
    })
    .get("/hls/:fileId/:pass/:rest{.+}", (c) => {
      const refusal = engine.urls.checkHls(c.req.param("fileId"), c.req.param("pass"));
      if (refusal) throw refuse(refusal, "read");
      const file = engine.files.findObject(c.req.param("fileId"));
      if (!file) throw nothingHere();
      const cacheControl = untilExpiry(engine, Number.parseInt(c.req.param("pass"), 10));
      return send(c, stream(engine, file, c.req.param("rest"), cacheControl));
    })
    .get("/objects/:fileId/storyboard/:pass/:rest{.+}", (c) => {
      const refusal = engine.urls.checkStoryboard(c.req.param("fileId"), c.req.param("pass"));
      if (refusal) throw refuse(refusal, "read");
      const file = engine.files.findObject(c.req.param("fileId"));
      if (!file) throw nothingHere();
      const cacheControl = untilExpiry(engine, Number.parseInt(c.req.param("pass"), 10));
      return send(c, partOf(engine, file, file.renditions.storyboard, c.req.param("rest"), cacheControl));
    })
    .get("/public/:publicId/static", (c) => {
      const file = engine.files.findPublicObject(c.req.param("publicId"));
      if (!file) throw nothingHere();
      const which = staticPublicRendition(file);
      if (which === "pending") throw nothingHere();
      const cacheControl = ASK_EVERY_TIME;
      if (which === "original") return send(c, { ...original(engine, file, { save: false }), cacheControl });
      return send(c, rendition(engine, file, file.renditions.preview, cacheControl));
    })
    .get("/public/:publicId/:rest{.+}", (c) => {
      const file = engine.files.findPublicObject(c.req.param("publicId"));
      if (!file) throw nothingHere();
      return send(c, stream(engine, file, c.req.param("rest"), ASK_EVERY_TIME));
    });
}

/** A public preview ends at once when it is turned off, so nobody may keep a copy without asking. */
const ASK_EVERY_TIME = "no-cache";

function untilExpiry(engine: Engine, expires: number): string {
  return `private, max-age=${Math.max(0, expires - Math.ceil(engine.now() / 1000))}, immutable`;
}

function signedObject(engine: Engine, file: StoredObject, name: ObjectName, expires: number): Sendable | undefined {
  const cacheControl = untilExpiry(engine, expires);
  if (name === "download") {
    return file.hasBytes ? { ...original(engine, file, { save: true }), cacheControl } : undefined;
  }
  return rendition(engine, file, file.renditions[name], cacheControl);
}

function original(engine: Engine, file: StoredObject, { save }: { save: boolean }): Omit<Sendable, "cacheControl"> {
  const { contentType, inline } = harmless(file.mimeType);
  return {
    path: engine.folder.original(file.fileId),
    contentType,
    ...(inline && !save ? {} : { disposition: attachment(file.displayName) }),
    ...(file.bytes === null || file.crc32 === null
      ? {}
      : { entityTag: entityTag({ bytes: file.bytes, crc32: file.crc32 }) }),
  };
}

function rendition(engine: Engine, file: StoredObject, made: Rendition, cacheControl: string): Sendable | undefined {
  if (made.status !== "ready" || made.path === undefined) return undefined;
  const path = engine.folder.insideRenditions(file.fileId, made.path);
  const { contentType, inline } = harmless(made.contentType);
  if (path === undefined) return undefined;
  return { path, contentType, cacheControl, ...(inline ? {} : { disposition: attachment(file.displayName) }) };
}

function stream(engine: Engine, file: StoredObject, rest: string, cacheControl: string): Sendable | undefined {
  return partOf(engine, file, file.renditions.hls, rest, cacheControl);
}

function partOf(
  engine: Engine,
  file: StoredObject,
  whole: Rendition,
  rest: string,
  cacheControl: string,
): Sendable | undefined {
  const found = hlsFile(whole, rest);
  const path = found && engine.folder.insideRenditions(file.fileId, found.path);
  if (!found || path === undefined) return undefined;
  const stillGrowing = found.isPlaylist && file.analysisState === "LOADING";
  return { path, contentType: found.contentType, cacheControl: stillGrowing ? "no-cache" : cacheControl };
}

function nothingHere(): ApiError {
  return new ApiError(404, "not_found", "There is nothing at this address.");
}
