import { fileParamsSchema } from "@/lib/domain/api";
import { handle, RouteError } from "@/lib/server/handle";
import { loadStoryboard } from "@/lib/server/sources/storyboard";

const longestRedirectSeconds = 24 * 3600;

/** A stable address: sends the browser to the signed WebVTT index of the storyboard, which names the sheet beside it. */
export const GET = handle({ role: "viewer", params: fileParamsSchema }, async ({ params }) => {
  const storyboard = await loadStoryboard(params.id);
  if (!storyboard) throw new RouteError("not_found", { message: "This file has no storyboard." });
  const seconds = Math.floor(Math.min(storyboard.seconds, longestRedirectSeconds));
  return new Response(null, {
    status: 302,
    headers: { location: storyboard.url, "cache-control": seconds > 0 ? `private, max-age=${seconds}` : "no-store" },
  });
});
