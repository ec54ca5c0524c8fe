import { serve } from "@hono/node-server";
import { startPendingArchives } from "@/lib/server/pending-archives/start";
import { loadPublicFile } from "@/lib/server/public-file";
import { POST as hold } from "../archives/[group]/hold/route";
import { POST as undo } from "../archives/[group]/undo/route";
import { POST as archive, GET as getArchives } from "../archives/route";
import { POST as archiveFile } from "../files/[id]/archive/route";
import { GET as getFile } from "../files/[id]/route";
import { GET as getThumbnail } from "../files/[id]/thumbnail/route";
import { POST as createUpload, GET as getList } from "../files/route";

/**
 * The files routes as a program of their own: one instance of the dashboard among several, without its pages. Says its
 * address on its first line. Configured by the environment, as the dashboard is.
 */
serve({ fetch: answer, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(`http://localhost:${port}`));

startPendingArchives();

async function answer(request: Request): Promise<Response> {
  request.headers.set("x-forwarded-for", "127.0.0.1");
  const [, , room = "", id = "", action = ""] = new URL(request.url).pathname.split("/").map(decodeURIComponent);
  const context = { params: Promise.resolve({ id }) };
  if (room === "archives") return answerArchives(request, id, action);
  if (!id) return (request.method === "POST" ? createUpload : getList)(request, context);
  if (action === "thumbnail") return getThumbnail(request, context);
  if (action === "archive") return archiveFile(request, context);
  // What an embed asks, of which only a page knows otherwise.
  if (action === "is-public") return Response.json((await loadPublicFile(id)) !== null);
  return getFile(request, context);
}

function answerArchives(request: Request, group: string, action: string): Promise<Response> {
  const context = { params: Promise.resolve({ group }) };
  if (action === "undo") return undo(request, context);
  if (action === "hold") return hold(request, context);
  return (request.method === "POST" ? archive : getArchives)(request, context);
}
