/**
 * What users upload is hostile: nothing of it may run on this origin. Only types that a browser shows without running
 * them keep their name; all else is octets to save.
 */
const shownInline = new Set([
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/heic",
  "image/bmp",
  "video/mp4",
  "video/webm",
  "video/quicktime",
  "video/matroska",
  "video/mp2t",
  "video/iso.segment",
  "audio/mpeg",
  "audio/mp4",
  "audio/x-m4a",
  "audio/aac",
  "audio/wav",
  "audio/ogg",
  "audio/opus",
  "audio/flac",
  "audio/x-flac",
  "audio/webm",
  "application/vnd.apple.mpegurl",
  "text/vtt",
]);

/** The type to serve something as, and whether it may be shown rather than saved. */
export function harmless(mimeType: string | null | undefined): { contentType: string; inline: boolean } {
  const bare = (mimeType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (shownInline.has(bare)) return { contentType: bare, inline: true };
  if (bare === "application/pdf") return { contentType: bare, inline: false };
  return { contentType: "application/octet-stream", inline: false };
}

/** On every answer that carries bytes. */
export const byteHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "no-referrer",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Content-Length, Content-Range, Accept-Ranges, ETag, Last-Modified, x-request-id",
};

/** The answer to a browser that asks before a cross-origin request. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD, PUT",
  "Access-Control-Allow-Headers": "Range, Content-Type, Content-MD5, x-amz-checksum-sha256, If-Range, If-None-Match",
  "Access-Control-Max-Age": "86400",
};

const pathCharacters = /[/\\:*?"<>|]/g;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** `Content-Disposition: attachment` for a name in any script. Control and direction characters would disguise the type. */
export function attachment(displayName: string): string {
  const name = displayName.replace(invisible, "").replace(pathCharacters, "_").replace(/^\.+/, "").trim();
  const kept = [...(name === "" ? "file" : name)].slice(0, 200).join("");
  const ascii = kept.replace(/[^\x20-\x7e]/g, "_").replace(/[%\\"]/g, "_");
  const encoded = encodeURIComponent(kept).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
