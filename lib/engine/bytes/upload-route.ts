import { rm } from "node:fs/promises";
import { Hono } from "hono";
import { ApiError, fileNotFound } from "../api/api-error";
import type { Engine, EngineEnv } from "../api/context";
import { signAnew } from "../api/sign-anew";
import { sniffType } from "../sniff/sniff-type";
import { byteHeaders } from "./content-safety";
import { receiveBytes } from "./receive-bytes";
import { refuse } from "./refuse";

/** `PUT /uploads/{fileId}`: the bytes of a new file. Answered only when the disk has them and the library shows them. */
export function uploadRoute(engine: Engine): Hono<EngineEnv> {
  /** Files whose bytes are just being put in place: of two uploads to one URL the second must not replace the first's. */
  const settling = new Set<string>();

  return new Hono<EngineEnv>().put("/uploads/:fileId", async (c) => {
    const refusal = engine.urls.checkQuery("upload", new URL(c.req.url));
    if (refusal) throw refuse(refusal, "upload");
    const file = engine.files.find(c.req.param("fileId"));
    if (!file) throw fileNotFound();
    if (file.archivedAt !== null) throw archived();
    if (file.hasBytes || settling.has(file.fileId)) throw alreadyThere();

    const temporary = engine.folder.newTemporary();
    const received = await receiveBytes(c.env.incoming, temporary, engine.maxUploadBytes);
    try {
      const sniffed = await sniffType(temporary);
      const current = engine.files.find(file.fileId);
      if (!current) throw fileNotFound();
      if (current.archivedAt !== null) throw archived();
      if (current.hasBytes || settling.has(file.fileId)) throw alreadyThere();
      settling.add(file.fileId);
      try {
        await engine.folder.keepOriginal(temporary, file.fileId);
        if (!engine.files.acceptBytes(file.fileId, { ...received, ...sniffed })) throw alreadyThere();
      } finally {
        settling.delete(file.fileId);
      }
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    signAnew(engine, file);
    engine.wakePipeline();
    return c.body(null, 200, { ...byteHeaders, ETag: `"${received.sha256}"` });
  });
}

function archived(): ApiError {
  return new ApiError(409, "conflict", "This file was archived before its bytes came. Create a new upload.");
}

function alreadyThere(): ApiError {
  return new ApiError(409, "conflict", "This file's bytes are already here. Create a new upload to send others.");
}
