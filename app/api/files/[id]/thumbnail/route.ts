import { fileParamsSchema } from "@/lib/domain/api";
import { handle, RouteError } from "@/lib/server/handle";
import { loadThumbnail, redirectLife } from "@/lib/server/source-broker";

/** A stable address: sends the browser to the thumbnail's signed URL, and lets it remember that for less than the URL lives. */
export const GET = handle({ role: "viewer", params: fileParamsSchema }, async ({ params }) => {
  const thumbnail = await loadThumbnail(params.id);
  if (!thumbnail?.url) throw new RouteError("not_found", { message: "This file has no thumbnail yet." });
  return new Response(null, {
    status: 302,
    headers: { location: thumbnail.url, "cache-control": `private, max-age=${redirectLife(thumbnail)}` },
  });
});
