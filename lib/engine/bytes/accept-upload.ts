import { ApiError, fileNotFound } from "../api/api-error";
import type { Engine } from "../api/context";
import { fullLife } from "../api/sign-anew";
import type { StoredObject } from "../store/stored-file";
import type { Received } from "./receive-bytes";

/** Throws with a reason unless this file waits for bytes. */
export function requireWaiting(engine: Engine, fileId: string): StoredObject {
  const file = engine.files.findObject(fileId);
  if (!file) throw fileNotFound();
  if (file.archivedAt !== null) throw archived();
  if (file.hasBytes || engine.uploads.isSettling(fileId)) throw alreadyThere();
  return file;
}

/** What every upload ends with, however its bytes came: they are put in place, shown, and their job is queued. */
export async function acceptUpload(engine: Engine, fileId: string, path: string, received: Received): Promise<void> {
  requireWaiting(engine, fileId);
  await engine.uploads.settle(fileId, async () => {
    await engine.folder.keepOriginal(path, fileId, received.fd);
    if (!engine.files.acceptBytes(fileId, received, fullLife(engine))) throw alreadyThere();
  });
  await engine.database.settled();
  engine.wakePipeline();
}

function archived(): ApiError {
  return new ApiError(409, "conflict", "This file was archived before its bytes came. Create a new upload.");
}

function alreadyThere(): ApiError {
  return new ApiError(409, "conflict", "This file's bytes are already here. Create a new upload to send others.");
}
