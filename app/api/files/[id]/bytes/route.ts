import { fileParamsSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";

/** Types that no browser runs anything of; everything else goes out as bytes without a type. */
const harmless = /^(image\/(?!svg)[\w.+-]+|video\/[\w.+-]+|audio\/[\w.+-]+)$/;

/**
 * The bytes of a file by way of our server, with ranges: for what pages may only do with bytes of their own origin, as
 * drawing a frame of a video. Files are other people's, so nothing here may be shown as a page.
 */
export const GET = handle({ role: "viewer", params: fileParamsSchema }, async ({ params, headers, signal }) => {
  const range = headers.get("range");
  const bytes = await backend().openBytes(params.id, range === null ? {} : { range }, { signal, priority: "view" });
  const type = bytes.contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return new Response(bytes.body, {
    status: bytes.status,
    headers: {
      "content-type": harmless.test(type) ? type : "application/octet-stream",
      "content-disposition": "attachment",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "accept-ranges": "bytes",
      ...(bytes.contentLength ? { "content-length": bytes.contentLength } : {}),
      ...(bytes.contentRange ? { "content-range": bytes.contentRange } : {}),
    },
  });
});
