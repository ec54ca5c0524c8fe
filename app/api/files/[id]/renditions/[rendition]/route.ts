import { renditionParamsSchema } from "@/lib/domain/api";
import { handle, RouteError } from "@/lib/server/handle";
import { loadSignedFile } from "@/lib/server/sources/signed-file";

/** A stable address of each rendition: sends the browser to its URL, signed when it is asked for and not before. */
export const GET = handle({ role: "viewer", params: renditionParamsSchema }, async ({ params }) => {
  const source = (await loadSignedFile(params.id)).sources[params.rendition];
  if (source?.status !== "ready" || !source.url) {
    throw new RouteError("not_found", { message: "This file has no such rendition now." });
  }
  return new Response(null, { status: 302, headers: { location: source.url, "cache-control": "no-store" } });
});
