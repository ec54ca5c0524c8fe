import { serve } from "@hono/node-server";
import { loadPublicFile } from "@/lib/server/public-file";
import { POST as archive } from "../files/[id]/archive/route";
import { GET as getFile } from "../files/[id]/route";
import { GET as getThumbnail } from "../files/[id]/thumbnail/route";
import { POST as createUpload, GET as getList } from "../files/route";

/**
 * The files routes as a program of their own: one instance of the dashboard among several, without its pages. Says its
 * address on its first line. Configured by the environment, as the dashboard is.
 */
serve({ fetch: answer, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(`http://localhost:${port}`));

async function answer(request: Request): Promise<Response> {
  const [, , , id = "", action = ""] = new URL(request.url).pathname.split("/").map(decodeURIComponent);
  const context = { params: Promise.resolve({ id }) };
  if (!id) return (request.method === "POST" ? createUpload : getList)(request, context);
  if (action === "thumbnail") return getThumbnail(request, context);
  // What an embed asks, of which only a page knows otherwise.
  if (action === "is-public") return Response.json((await loadPublicFile(id)) !== null);
  if (action === "archive") return archive(request, context);
  return getFile(request, context);
}
