import { indexRequestSchema } from "@/lib/domain/library-index";
import { handle } from "@/lib/server/handle";
import { libraryIndex } from "@/lib/server/library-index/state";

/** The library index: how far it is, the whole of it, or what has changed since a version. */
export const GET = handle({ role: "viewer", query: indexRequestSchema }, async ({ query, headers }) => {
  const answered = await libraryIndex().answer(query.since ?? null);
  const tag = answered.tag && `"${answered.tag}"`;
  const caching = { "cache-control": "private, no-cache", vary: "cookie", ...(tag ? { etag: tag } : {}) };
  if (tag && matches(headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers: caching });
  if (answered.kind === "json") return Response.json(answered.body, tag ? { headers: caching } : {});
  // Next drops a content-encoding of ours, so that the page must unpack it itself.
  return new Response(inPieces(answered.bytes), { headers: { ...caching, "content-type": "application/gzip" } });
});

/** Servers on the way may have made the tag a weak one. */
function matches(given: string | null, tag: string): boolean {
  return (given ?? "").split(/\s*,\s*/).some((one) => one.replace(/^W\//, "") === tag);
}

/** A function's answer may be larger than a few megabytes only when it is streamed. */
function inPieces(bytes: Buffer): ReadableStream<Uint8Array> {
  const pieceBytes = 256 * 1024;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + pieceBytes)));
      at += pieceBytes;
      if (at >= bytes.length) controller.close();
    },
  });
}
