import { fileParamsSchema } from "@/lib/domain/api";
import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { handle, RouteError } from "@/lib/server/handle";
import { loadSignedFile } from "@/lib/server/sources/signed-file";

const redirect = handle({ role: "viewer", params: fileParamsSchema }, async ({ params }) => {
  const { download } = (await loadSignedFile(params.id)).sources;
  if (download?.status !== "ready" || !download.url) {
    throw new RouteError("not_found", { message: "The original of this file cannot be downloaded now." });
  }
  return new Response(null, { status: 302, headers: { location: download.url, "cache-control": "no-store" } });
});

/**
 * A stable address: sends the browser to the original's signed URL, signed when it is asked for and not when the page
 * was opened. A browser that comes here by a link gets the words of a failure instead of JSON.
 */
export async function GET(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  const response = await redirect(request, context);
  if (response.status < 400 || !request.headers.get("accept")?.includes("text/html")) return response;
  const { error } = errorEnvelopeSchema.parse(await response.json());
  const headers = new Headers(response.headers);
  headers.set("content-type", "text/plain; charset=utf-8");
  return new Response(error.message, { status: response.status, headers });
}
