import { open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { crc32 } from "node:zlib";
import { Server } from "@tus/server";
import { type Context, Hono } from "hono";
import { ApiError } from "../api/api-error";
import type { Engine, EngineEnv } from "../api/context";
import { sniffType } from "../sniff/sniff-type";
import type { StoredObject } from "../store/stored-file";
import { acceptUpload, requireWaiting } from "./accept-upload";
import { emptyUpload, tooLarge } from "./receive-bytes";
import { refuse } from "./refuse";
import { tusRefusal } from "./tus-refusal";
import { sizeOf, TusStore } from "./tus-store";

/** An upload that has begun may go on for so long after its URL has run out. */
export const RESUME_GRACE_SECONDS = 24 * 3_600;

/**
 * tus 1.0 on the upload URL itself: `POST` tells the length, `HEAD` where to go on, `PATCH` brings the bytes. Whoever has
 * the URL can therefore resume, and what is complete passes through the same gate as a `PUT`.
 */
export function tusRoute(engine: Engine): Hono<EngineEnv> {
  const finishing = new Map<string, Promise<void>>();
  /** Once, whoever asks for it: the last `PATCH`, and a `HEAD` after its answer was lost. */
  const finish = (fileId: string): Promise<void> => {
    const underWay = finishing.get(fileId) ?? finishPartial(engine, fileId).finally(() => finishing.delete(fileId));
    finishing.set(fileId, underWay);
    return underWay;
  };
  const failures = new WeakMap<Request, unknown>();
  const server = new Server({
    path: "/uploads",
    datastore: new TusStore(engine),
    maxSize: engine.maxUploadBytes,
    namingFunction: (request) => fileIdIn(request.url),
    getFileIdFromRequest: (request) => fileIdIn(request.url),
    // The address that browsers know, which behind a proxy is not the one that was asked for here.
    generateUrl: (request, { id }) => engine.urls.upload(id, Number(new URL(request.url).searchParams.get("expires"))),
    onUploadFinish: async (_request, { id }) => {
      await finish(id);
      return {};
    },
    onResponseError: (request, error) => {
      failures.set(request, error);
      return undefined;
    },
  });

  const check = async (c: Context<EngineEnv>): Promise<StoredObject> => {
    const fileId = c.req.param("fileId") ?? "";
    const refusal = engine.urls.checkQuery("upload", new URL(c.req.url));
    if (refusal && !(refusal === "expired" && (await mayGoOn(engine, fileId)))) throw refuse(refusal, "upload");
    const file = engine.files.findObject(fileId);
    // A sender who has lost the last answer asks by HEAD whether all is there.
    return c.req.method === "HEAD" && file?.hasBytes && file.archivedAt === null
      ? file
      : requireWaiting(engine, fileId);
  };
  const speak = async (c: Context<EngineEnv>): Promise<Response> => {
    const { fileId } = await check(c);
    if (Number(c.req.header("upload-length")) > engine.maxUploadBytes) throw tooLarge(engine.maxUploadBytes);
    if (c.req.header("upload-length") === "0") throw emptyUpload();
    return engine.uploads.receive(fileId, () => answer(c));
  };
  /** What the tus server says; its refusals in the error form of this API. */
  const answer = async (c: Context<EngineEnv>): Promise<Response> => {
    const request = webRequest(c);
    const answered = await server.handleWeb(request);
    if (answered.status >= 400) throw tusRefusal(answered.status, await answered.text(), failures.get(request));
    return c.body(null, answered);
  };

  return new Hono<EngineEnv>()
    .post("/uploads/:fileId", speak)
    .patch("/uploads/:fileId", speak)
    .get("/uploads/:fileId", async (c) => {
      if (c.req.method !== "HEAD") {
        const methods = "PUT, POST, HEAD, PATCH";
        throw new ApiError(405, "method_not_allowed", `This address takes ${methods}.`, { Allow: methods });
      }
      const file = await check(c);
      if (!file.hasBytes && file.uploadLength === (await sizeOf(engine.folder.partial(file.fileId)))) {
        await finish(file.fileId);
      }
      return answer(c);
    });
}

async function mayGoOn(engine: Engine, fileId: string): Promise<boolean> {
  const file = engine.files.findObject(fileId);
  if (!file || engine.now() / 1000 >= file.uploadUntil + RESUME_GRACE_SECONDS) return false;
  return file.hasBytes || (await sizeOf(engine.folder.partial(fileId))) > 0;
}

async function finishPartial(engine: Engine, fileId: string): Promise<void> {
  requireWaiting(engine, fileId);
  const path = engine.folder.partial(fileId);
  let crc = 0;
  let bytes = 0;
  const file = await open(path, "r+");
  try {
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      crc = crc32(chunk, crc);
      bytes += chunk.length;
    }
    const sniffed = await sniffType(path);
    // It is synced once more: a piece whose connection broke off, or whose engine was killed, never was.
    await acceptUpload(engine, fileId, path, { bytes, crc32: crc, ...sniffed, fd: file.fd });
  } finally {
    await file.close();
  }
}

function webRequest(c: Context<EngineEnv>): Request {
  const hasBody = c.req.method === "PATCH" || c.req.method === "POST";
  return new Request(c.req.url, {
    method: c.req.method,
    headers: c.req.raw.headers,
    ...(hasBody ? { body: bodyOf(c.env.incoming), duplex: "half" } : {}),
  });
}

/** Ends where the connection does: what has come until then is kept, and the sender goes on from there. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          if (incoming.destroyed) controller.close();
          else controller.error(error);
        }
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function fileIdIn(url: string): string {
  return new URL(url).pathname.split("/")[2] ?? "";
}
