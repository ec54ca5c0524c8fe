const slideshows = new Set([
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
  "application/vnd.oasis.opendocument.presentation",
]);

const texts = new Set([
  "application/json",
  "application/xml",
  "application/rtf",
  "application/x-subrip",
  // A playlist is text that names other files. It is never opened as media.
  "application/vnd.apple.mpegurl",
  "application/x-mpegurl",
  "audio/x-mpegurl",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
]);

export type FileType = "LOTTIE" | "PDF" | "SLIDESHOW" | "TEXT" | "IMAGE" | "VIDEO" | "AUDIO";

/**
 * The kind of file, as far as a MIME type tells (in lower case, without parameters); whether an MP4 has pictures is for
 * the media worker to say.
 */
export function typeOfMime(mimeType: string): FileType | null {
  if (mimeType === "video/lottie+json" || mimeType === "application/zip+dotlottie") return "LOTTIE";
  if (mimeType === "application/pdf") return "PDF";
  if (slideshows.has(mimeType)) return "SLIDESHOW";
  if (mimeType.startsWith("text/") || texts.has(mimeType)) return "TEXT";
  if (mimeType.startsWith("image/")) return "IMAGE";
  if (mimeType.startsWith("video/")) return "VIDEO";
  if (mimeType.startsWith("audio/")) return "AUDIO";
  return null;
}
