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
  "Access-Control-Expose-Headers": [
    "Content-Length, Content-Range, Accept-Ranges, ETag, Last-Modified, x-request-id, Location",
    "Tus-Resumable, Tus-Version, Upload-Offset, Upload-Length, Upload-Defer-Length",
  ].join(", "),
};

/** The answer to a browser that asks before a cross-origin request, and to a tus client that asks what is spoken here. */
export function preflightHeaders(path: string, maxUploadBytes: number): Record<string, string> {
  const takesUploads = path.startsWith("/uploads/");
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": takesUploads ? "PUT, POST, HEAD, PATCH" : "GET, HEAD",
    "Access-Control-Allow-Headers": takesUploads
      ? "Content-Type, Content-MD5, x-amz-checksum-crc32, x-amz-checksum-sha256, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Defer-Length, Upload-Metadata"
      : "Range, If-Range, If-None-Match",
    "Access-Control-Max-Age": "86400",
    ...(takesUploads
      ? {
          "Tus-Resumable": "1.0.0",
          "Tus-Version": "1.0.0",
          "Tus-Extension": "creation,creation-with-upload,creation-defer-length",
          "Tus-Max-Size": String(maxUploadBytes),
        }
      : {}),
  };
}

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
