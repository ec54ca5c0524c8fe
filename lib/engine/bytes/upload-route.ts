import { closeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Hono } from "hono";
import type { Engine, EngineEnv } from "../api/context";
import { acceptUpload, requireWaiting } from "./accept-upload";
import { entityTag } from "./entity-tag";
import { receiveBytes } from "./receive-bytes";
import { refuse } from "./refuse";

/** `PUT /uploads/{fileId}`: the bytes of a new file. Answered only when the disk has them and the library shows them. */
export function uploadRoute(engine: Engine): Hono<EngineEnv> {
  return new Hono<EngineEnv>().put("/uploads/:fileId", async (c) => {
    const refusal = engine.urls.checkQuery("upload", new URL(c.req.url));
    if (refusal) throw refuse(refusal, "upload");
    const { fileId } = requireWaiting(engine, c.req.param("fileId"));
    const tag = await engine.uploads.receive(fileId, async () => {
      const temporary = engine.folder.newTemporary();
      const received = await receiveBytes(c.env.incoming, temporary, engine.maxUploadBytes);
      try {
        await acceptUpload(engine, fileId, temporary, received);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      } finally {
        closeSync(received.fd);
      }
      return entityTag(received);
    });
    await engine.folder.dropPartial(fileId);
    c.env.outgoing.setHeader("ETag", tag);
    return c.body(null, 200);
  });
}
