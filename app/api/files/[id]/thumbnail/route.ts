import { fileParamsSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { placeholderPicture } from "@/lib/server/sources/placeholder";
import { knownSources } from "@/lib/server/sources/state";
import { loadThumbnail } from "@/lib/server/sources/thumbnail";

/** A day: longer, and a browser would keep to a URL that upstream has taken back. */
const longestRedirectSeconds = 24 * 3600;

/**
 * A stable address: sends the browser to the thumbnail's signed URL, and lets it remember that for less than the URL
 * lives. When there is none now it answers at once with a placeholder that is soon asked for again; `x-thumbnail`
 * says why.
 */
export const GET = handle({ role: "viewer", params: fileParamsSchema }, async ({ params, signal }) => {
  const thumbnail = await loadThumbnail(params.id, signal);
  if (thumbnail.kind === "picture") {
    const seconds = Math.floor(Math.min(thumbnail.seconds, longestRedirectSeconds));
    const headers = { location: thumbnail.url, "cache-control": cached(seconds), "x-thumbnail": "picture" };
    return new Response(null, { status: 302, headers });
  }
  const { why, retryAfterSeconds } = thumbnail;
  // A page may learn at any moment that the backend is back, or the file ready: it need only ask again.
  const isSettled = why === "limited" || why === "no_picture";
  return new Response(placeholderPicture(knownSources().typeOf(params.id)), {
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": cached(isSettled ? retryAfterSeconds : 0),
      "retry-after": String(retryAfterSeconds),
      "x-thumbnail": why,
    },
  });
});

function cached(seconds: number): string {
  return seconds > 0 ? `private, max-age=${seconds}` : "no-store";
}
