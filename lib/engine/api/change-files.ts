import { Hono } from "hono";
import type { StoredFile } from "../store/stored-file";
import { fileNotFound, invalidRequest } from "./api-error";
import type { Engine, EngineEnv } from "./context";
import { fileInfo } from "./file-info";
import { signAnew } from "./sign-anew";

/** The calls that take a file id and answer with the file. */
export function changeFileRoutes(engine: Engine): Hono<EngineEnv> {
  const find = (fileId: string): StoredFile => {
    const file = engine.files.find(fileId);
    if (!file) throw fileNotFound();
    return file;
  };
  const answer = (fileId: string) => fileInfo(find(fileId), engine.urls);

  return new Hono<EngineEnv>()
    .post("/files/:fileId/hydrate", (c) => c.json(fileInfo(signAnew(engine, find(c.req.param("fileId"))), engine.urls)))
    .post("/files/:fileId/archive", (c) => {
      const { fileId } = find(c.req.param("fileId"));
      engine.files.archive(fileId);
      return c.json(answer(fileId));
    })
    .post("/files/:fileId/enable-public-preview", (c) => {
      const { fileId, archivedAt } = find(c.req.param("fileId"));
      if (archivedAt !== null) throw invalidRequest("An archived file cannot be made public.");
      engine.files.setPublic(fileId, true);
      return c.json(answer(fileId));
    })
    .post("/files/:fileId/disable-public-preview", (c) => {
      const { fileId } = find(c.req.param("fileId"));
      engine.files.setPublic(fileId, false);
      return c.json(answer(fileId));
    });
}
